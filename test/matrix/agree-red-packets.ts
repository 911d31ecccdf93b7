import { describe, expect, test } from 'vitest';
import { callerOf } from '../callers.ts';
import { type Agreeing, inOrder, keysOf, openable, seated } from './agreement.ts';
import { counties, loginOf, seats } from './land.ts';
import { residentCookie, residentId } from './people.ts';

const keysIn = (ids: readonly { id: string }[]) => inOrder(ids.map(({ id }) => id));

/** What is paid out, who asked for it, and in which batch. */
export function redPacketsAgree(the: Agreeing): void {
  describe('red packets', () => {
    test.each(['payee', 'other payee', 'resident'])(
      'the %s lists those that they can take back, and no others',
      async (name) => {
        const cookie = await residentCookie(the.world, counties.here, residentId(name));
        const me = callerOf(the.world.app, cookie, counties.here);
        const all = await keysOf(the.world, 'select id as key from red_packets');
        expect(all.length).toBeGreaterThan(3);
        const taken = await openable(all, (id) =>
          the.trials.run(() => me('withdrawRedPacket', { params: { id } })),
        );
        expect(taken).toHaveLength(name === 'resident' ? 0 : 1);
        expect(keysIn((await me('listMyRedPackets')).ok.packets)).toEqual(taken);
      },
    );

    test('the treasurer of the county lists what can be declined, looked at and closed', async () => {
      const treasurer = await seated(the.world, loginOf('treasurer', 'county'));
      const inState = async (state: string) =>
        (await treasurer('listRedPackets', { query: { state } })).ok.packets;
      const all = await keysOf(the.world, 'select id as key from red_packets');
      const body = { reason: 'other' };
      const declined = await openable(all, (id) =>
        the.trials.run(() => treasurer('declineRedPacket', { params: { id }, body })),
      );
      const listed = [...(await inState('asked')), ...(await inState('prepared'))];
      expect(keysIn(listed)).toEqual(declined);
      const batches = await keysOf(the.world, 'select id as key from red_packet_batches');
      const opened = await openable(batches, (id) =>
        the.trials.run(() => treasurer('getRedPacketBatch', { params: { id } })),
      );
      expect(keysIn((await treasurer('listRedPacketBatches')).ok.batches)).toEqual(opened);
      const offers = await keysOf(the.world, 'select id as key from red_packet_offers');
      const closed = await openable(offers, (id) =>
        the.trials.run(() => treasurer('closeRedPacketOffer', { params: { id } })),
      );
      expect(keysIn((await treasurer('listRedPacketOffers')).ok.offers)).toEqual(closed);
      for (const some of [declined, opened, closed]) expect(some.length).toBeGreaterThan(0);
    });

    test('below the county nobody sees any of it', async () => {
      for (const seat of seats.filter((one) => one !== 'county'))
        for (const role of ['treasurer', 'leader', 'auditor'] as const) {
          const reader = await seated(the.world, loginOf(role, seat));
          for (const list of ['listRedPacketOffers', 'listRedPacketBatches'] as const)
            expect((await reader(list)).status).toBe(403);
          expect((await reader('listRedPackets', { query: { state: 'asked' } })).status).toBe(403);
        }
    });
  });
}
