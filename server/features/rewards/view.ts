import type { Early } from '../../../contract/early.ts';
import type { Counter, Offer, PriceTier, Reward, RewardKind } from '../../../contract/rewards.ts';
import type { BatchRow, CounterRow, OfferRow } from './counter-store.ts';
import type { Slot } from './decide.ts';
import type { RewardRow } from './store.ts';

export const pricesOf = ({ prices }: Pick<RewardRow, 'prices'>) => prices as unknown as PriceTier[];

export const earlyOf = ({ early }: Pick<RewardRow, 'early'>) => early as unknown as Early | null;

/** A reward as the catalogue's keeper reads it. */
export function showReward(row: RewardRow): Reward {
  return {
    id: row.id,
    revision: row.revision,
    kind: row.kind as RewardKind,
    name: { zh: row.name_zh, en: row.name_en },
    words: { zh: row.words_zh, en: row.words_en },
    photo: row.photo,
    value: row.value,
    prices: pricesOf(row),
    pools: row.pools,
    area: row.area,
    limit: limitOf(row),
    monthDays: row.month_days,
    opensAt: row.opens_at?.toISOString() ?? null,
    closesAt: row.closes_at?.toISOString() ?? null,
    early: earlyOf(row),
    holdHours: row.hold_hours,
    listed: row.listed,
  };
}

export function limitOf({ limit_count, limit_period }: RewardRow): Reward['limit'] {
  if (limit_count === null || limit_period === null) return null;
  return { count: limit_count, period: limit_period as NonNullable<Reward['limit']>['period'] };
}

export function slotOf({
  starts_at,
  ends_at,
}: {
  starts_at: Date | null;
  ends_at: Date | null;
}): Slot | null {
  return starts_at === null || ends_at === null ? null : { startsAt: starts_at, endsAt: ends_at };
}

export function showSlot(slot: Slot | null): { startsAt: string; endsAt: string } | null {
  if (slot === null) return null;
  return { startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString() };
}

export function showOffer(row: OfferRow, batches: readonly BatchRow[]): Offer {
  return {
    id: row.id,
    reward: row.reward,
    name: { zh: row.name_zh, en: row.name_en },
    kind: row.kind as RewardKind,
    slot: showSlot(slotOf(row)),
    onHand: row.on_hand,
    held: row.held,
    closed: row.closed_at !== null,
    batches: batches
      .filter(({ offer }) => offer === row.id)
      .map((batch) => ({
        id: batch.id,
        label: batch.label,
        bestBefore: batch.best_before,
        suppliedBy: batch.supplied_by as 'merchant' | 'pool',
        onHand: batch.on_hand,
      })),
  };
}

export function showCounter(
  row: CounterRow,
  { staff, offers }: { staff: readonly string[]; offers: Offer[] },
): Counter {
  return {
    id: row.id,
    area: row.area,
    name: { zh: row.name_zh, en: row.name_en },
    merchant: { zh: row.merchant_zh, en: row.merchant_en },
    place: row.place,
    hours: { zh: row.hours_zh, en: row.hours_en },
    staff: [...staff],
    closed: row.closed_at !== null,
    offers,
  };
}
