import { describe, expect, test } from 'vitest';
import { type Agreeing, allPages, inOrder, keysOf, openable, seated } from './agreement.ts';
import { loginOf, seats } from './land.ts';

/** Paper lists: those that are listed open, and what is shown to be done can be done. */
export function rostersAgree(the: Agreeing): void {
  describe.each(seats)('paper lists, for the reviewer of a %s', (seat) => {
    test('listed are those that open and can be confirmed', async () => {
      const reviewer = await seated(the.world, loginOf('reviewer', seat));
      const everything = await keysOf(the.world, 'select id as key from rosters');
      const pages = await allPages(async (query) => (await reviewer('listRosters', { query })).ok);
      const listed = inOrder(pages.flatMap(({ rosters }) => rosters.map(({ id }) => id)));
      const opened = await openable(everything, (id) => reviewer('getRoster', { params: { id } }));
      const confirmed = await openable(everything, (id) =>
        the.trials.run(() => reviewer('confirmRoster', { params: { id }, body: { note: '' } })),
      );
      expect(listed.length).toBeGreaterThan(0);
      expect(opened).toEqual(listed);
      expect(confirmed).toEqual(listed);
    });
  });
}
