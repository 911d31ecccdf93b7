import type { RedPacketFigures, RedPacketOffer } from '../../../contract/red-packets.ts';
import { redPacketCaps } from '../../../contract/red-packets.ts';
import { yuanOf } from '../../platform/alipay/yuan.ts';
import { recordAudit } from '../../platform/audit.ts';
import { addHours, localDate } from '../../platform/calendar.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { approvedOn } from './batch-store.ts';
import { objectionToOffer, stuckHours, worthInPoints } from './decide.ts';
import type { RedPacketDeps } from './endings.ts';
import * as offerStore from './offer-store.ts';
import { refuse } from './refusals.ts';
import { countPackets } from './store.ts';
import { showOffer } from './view.ts';

type Terms = Omit<RedPacketOffer, 'id' | 'value' | 'given' | 'openedAt' | 'closed'>;

/** Offers a payout. What it stands for in points is fixed with it, so that money has points behind it. */
export function openOffer(deps: Deps, ask: Ask, terms: Terms) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<RedPacketOffer | Refusal> => {
    if (!covers(scope, null)) return refuse('red_packets_whole_county');
    const now = deps.clock.now();
    const pools = [...new Set(terms.pools)];
    const value = worthInPoints(terms.amountFen, await offerStore.getPointValue(tx, scope));
    const closesAt = terms.closesAt === null ? null : new Date(terms.closesAt);
    const objection = objectionToOffer({ ...terms, value, pools, closesAt, now });
    if (objection !== undefined) {
      const field = {
        offer_price_above_value: '/price',
        offer_without_pool: '/pools',
        offer_over: '/closesAt',
      };
      return refuse(objection, {
        field: field[objection],
        values: { value, yuan: yuanOf(terms.amountFen) },
      });
    }
    if ((await offerStore.countPools(tx, scope, pools)) < pools.length)
      return refuse('offer_pool_unknown', { field: '/pools' });
    const row = await offerStore.insertOffer(tx, scope, {
      id: deps.ids.uuid(),
      name_zh: terms.name.zh,
      name_en: terms.name.en,
      words_zh: terms.words.zh,
      words_en: terms.words.en,
      amount_fen: terms.amountFen,
      value,
      price: terms.price,
      earned_from: terms.earnedFrom,
      pools,
      per_year: terms.perYear,
      places: terms.places,
      tax: terms.tax,
      opened_by: staffOf(scope).id,
      opened_at: now,
      closes_at: closesAt,
    });
    const details = { fen: row.amount_fen, price: row.price, places: row.places };
    const object = `red_packet_offer/${row.id}` as const;
    const entry = { action: 'red_packet_offer.opened', object, details } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, before: null, after: row });
    return showOffer(row, now);
  });
}

/** No packet of it is asked for any more; those that were go on. */
export function closeOffer(deps: Deps, ask: Ask, id: string) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<RedPacketOffer | Refusal> => {
    if (!covers(scope, null)) return refuse('red_packets_whole_county');
    const before = await offerStore.lockOffer(tx, scope, id);
    if (before === undefined) return refuse('offer_unknown');
    const now = deps.clock.now();
    if (before.closed_at !== null) return refuse('offer_closed');
    const after = await offerStore.closeOffer(tx, scope, { id, at: now });
    const object = `red_packet_offer/${id}` as const;
    const entry = { action: 'red_packet_offer.closed', object, before, after } as const;
    await recordAudit(tx, { deps, ask }, entry);
    return showOffer(after, now);
  });
}

/** All offers, and how payouts stand. */
export async function listOffers(
  { alipay, ...deps }: RedPacketDeps,
  { scope }: Ask,
): Promise<{ offers: RedPacketOffer[]; figures: RedPacketFigures } | Refusal> {
  if (!covers(scope, null)) return refuse('red_packets_whole_county');
  const { read } = deps.database;
  const now = deps.clock.now();
  const day = localDate(now);
  const [rows, counts, approvedTodayFen] = await Promise.all([
    offerStore.listOffers(read, scope),
    countPackets(read, scope, { stuckSince: addHours(now, -stuckHours) }),
    approvedOn(read, scope, day),
  ]);
  return {
    offers: rows.map((row) => showOffer(row, now)),
    figures: {
      connected: alipay !== undefined,
      ...counts,
      approvedTodayFen,
      capTodayFen: redPacketCaps.countyDay,
      day,
    },
  };
}
