import { describe, expect, test } from 'vitest';
import type { Caller } from '../app.ts';
import { type Agreeing, allPages, inOrder, keysOf, openable, seated } from './agreement.ts';
import { loginOf, seats } from './land.ts';

const note = { note: '现场看过，情况属实' };

const looksOf = async (staff: Caller): Promise<string[]> => {
  const pages = await allPages(async (query) => (await staff('listUnmaskings', { query })).ok);
  return pages.flatMap(({ unmaskings }) => unmaskings.map(({ id }) => id));
};

/** Looks at reporters that wait for a second person. */
export function looksAgree(the: Agreeing): void {
  describe.each(seats)('looks at reporters, for a %s', (seat) => {
    test.each(['security_officer', 'leader'] as const)(
      'those in the list of a %s are those that can be agreed to there',
      async (role) => {
        const approver = await seated(the.world, loginOf(role, seat));
        const looks = await keysOf(the.world, 'select id as key from unmaskings');
        const agreedTo = await openable(looks, (id) =>
          the.trials.run(() => approver('approveUnmasking', { params: { id }, body: note })),
        );
        expect(agreedTo.length).toBeGreaterThan(0);
        expect(inOrder(await looksOf(approver))).toEqual(agreedTo);
      },
    );

    test('the auditor reads what the leader there reads', async () => {
      const leader = await seated(the.world, loginOf('leader', seat));
      const auditor = await seated(the.world, loginOf('auditor', seat));
      expect(inOrder(await looksOf(auditor))).toEqual(inOrder(await looksOf(leader)));
    });
  });
}
