import { describe, expect, test } from 'vitest';
import { staffRoles } from '../../contract/route.ts';
import { callerOf } from '../callers.ts';
import { type Agreeing, inOrder, keysOf, openable, seated } from './agreement.ts';
import { counties, loginOf, seats } from './land.ts';
import { residentCookie, residentId } from './people.ts';
import { residents } from './world.ts';

/** Counters, what they have, and what residents reserved there. */
export function shopAgrees(the: Agreeing): void {
  describe('rewards and redemptions', () => {
    test('whoever keeps the catalogue lists exactly the counters and shelves that they can change', async () => {
      const offers = await keysOf(the.world, 'select id as key from offers');
      let keepers = 0;
      for (const seat of seats) {
        const keeper = await seated(the.world, loginOf('treasurer', seat));
        const listed = (await keeper('listCounters')).ok.counters.flatMap((one) => one.offers);
        const closed = await openable(offers, (id) =>
          the.trials.run(() => keeper('closeOffer', { params: { id }, body: { closed: true } })),
        );
        expect(inOrder(listed.map(({ id }) => id)), seat).toEqual(closed);
        keepers += closed.length > 0 ? 1 : 0;
      }
      expect(keepers).toBeGreaterThan(1);
    });

    test('readers see the counters of the keeper who sits where they sit; merchants where nobody put them, none', async () => {
      for (const role of staffRoles)
        for (const seat of seats) {
          const reader = await seated(the.world, loginOf(role, seat));
          const listed = await reader('listCounters');
          if (listed.status === 403) continue;
          const keeper = await seated(the.world, loginOf('treasurer', seat));
          const keys = (counters: readonly { id: string }[]) =>
            inOrder(counters.map(({ id }) => id));
          expect(keys(listed.ok.counters)).toEqual(
            keys((await keeper('listCounters')).ok.counters),
          );
        }
      const merchant = await seated(the.world, loginOf('merchant', 'county'));
      expect((await merchant('listMyCounters')).ok.counters).toEqual([]);
    });

    test('what waits at a counter and what came to a shelf is read by whoever lists the counter', async () => {
      const counters = await keysOf(the.world, 'select id as key from counters');
      const offers = await keysOf(the.world, 'select id as key from offers');
      for (const seat of seats) {
        const keeper = await seated(the.world, loginOf('treasurer', seat));
        const listed = (await keeper('listCounters')).ok.counters;
        const read = await openable(counters, (id) =>
          the.trials.run(() =>
            keeper('listReservations', { params: { id }, query: { list: 'reserved' } }),
          ),
        );
        expect(read, seat).toEqual(inOrder(listed.map(({ id }) => id)));
        const moved = await openable(offers, (id) =>
          the.trials.run(() => keeper('listMovements', { params: { id } })),
        );
        const theirs = listed.flatMap((one) => one.offers.map(({ id }) => id));
        expect(moved, seat).toEqual(inOrder(theirs));
      }
    });

    test.each(Object.values(residents))(
      'the %s lists every redemption whose code they can be shown, and shops in the own county',
      async (name) => {
        const cookie = await residentCookie(the.world, counties.here, residentId(name));
        const me = callerOf(the.world.app, cookie, counties.here);
        const all = await keysOf(the.world, 'select id as key from redemptions');
        const listed = (await me('listMyRedemptions')).ok.redemptions.map(({ id }) => id);
        const shown = await openable(all, (id) =>
          the.trials.run(() => me('showVoucher', { params: { id } })),
        );
        expect(shown.length).toBeGreaterThan(2);
        expect(inOrder(listed)).toEqual(shown);
        const offers = await keysOf(
          the.world,
          `select id as key from offers where county = ${counties.here}`,
        );
        const { items } = (await me('listShop')).ok;
        expect(inOrder(items.flatMap((item) => item.offers.map(({ id }) => id)))).toEqual(
          inOrder(offers),
        );
      },
    );
  });
}
