import { expect, test } from 'vitest';
import { type Agreeing, inOrder, keysOf, openable, seated } from './agreement.ts';
import { loginOf, seats } from './land.ts';

/** Bots in groups: what is listed, and what can be written to. */
export function groupBotsAgree(the: Agreeing): void {
  test.each(seats)('an administrator of a %s lists the bots that they can test', async (seat) => {
    const administrator = await seated(the.world, loginOf('administrator', seat));
    const everything = await keysOf(the.world, 'select id as key from group_bots');
    const listed = (await administrator('listGroupBots')).ok.map(({ id }) => id);
    const tested = await openable(everything, (id) =>
      the.trials.run(() => administrator('testGroupBot', { params: { id } })),
    );
    expect(tested.length).toBeGreaterThan(0);
    expect(inOrder(listed)).toEqual(tested);
  });
}
