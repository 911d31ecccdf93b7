import { describe, expect, test } from 'vitest';
import { staffRoles } from '../../contract/route.ts';
import { type Agreeing, inOrder, keysOf, openable, seated } from './agreement.ts';
import { loginOf, seats } from './land.ts';

/** What counters are owed, and every line of it. */
export function settlementsAgree(the: Agreeing): void {
  describe('settlements', () => {
    test('whoever lists settlements opens exactly those, with as many lines as they say', async () => {
      const all = await keysOf(the.world, 'select id as key from settlements');
      let readers = 0;
      for (const role of staffRoles)
        for (const seat of seats) {
          const reader = await seated(the.world, loginOf(role, seat));
          const listed = await reader('listSettlements');
          if (listed.status === 403) continue;
          const { settlements } = listed.ok;
          const opened = await openable(all, (id) => reader('getSettlement', { params: { id } }));
          expect(inOrder(settlements.map(({ id }) => id)), `${role} ${seat}`).toEqual(opened);
          for (const { id, lines } of settlements) {
            const read = await reader('listSettlementLines', { params: { id } });
            expect(read.ok.lines).toHaveLength(lines);
          }
          readers += opened.length > 0 ? 1 : 0;
        }
      expect(readers).toBeGreaterThan(3);
    });

    test('whoever lists conflicts of counters opens exactly those', async () => {
      const all = await keysOf(the.world, 'select entry as key from counter_conflicts');
      let readers = 0;
      for (const role of staffRoles)
        for (const seat of seats) {
          const reader = await seated(the.world, loginOf(role, seat));
          const listed = await reader('listCounterConflicts');
          if (listed.status === 403) continue;
          const read = (id: string) => reader('getCounterConflict', { params: { id } });
          const keys = listed.ok.conflicts.map(({ entry }) => entry);
          const opened = await openable(all, read);
          expect(inOrder(keys), `${role} ${seat}`).toEqual(opened);
          readers += opened.length > 0 ? 1 : 0;
        }
      expect(readers).toBeGreaterThan(3);
    });

    test('merchants where nobody put them are owed nothing', async () => {
      const merchant = await seated(the.world, loginOf('merchant', 'county'));
      expect((await merchant('listMySettlements')).ok.settlements).toEqual([]);
    });
  });
}
