import type { Early } from '../../../contract/early.ts';
import type { LimitPeriod, PriceTier, RewardKind } from '../../../contract/rewards.ts';
import {
  type LocalDate,
  localDate,
  startOfDay,
  startOfMonth,
  yearOf,
} from '../../platform/calendar.ts';

/** What a reward is given under; the part of its terms that a policy argues about. */
export interface Terms {
  kind: RewardKind;
  value: number;
  prices: readonly PriceTier[];
  pools: readonly string[];
  opensAt: Date | null;
  closesAt: Date | null;
  early: Early | null;
}

export type TermsObjection =
  | 'prices_out_of_order'
  | 'price_above_value'
  | 'nobody_helps'
  | 'honour_has_value'
  | 'window_ends_first'
  | 'early_before_nothing';

/** What of the terms an objection is about. */
export const fieldOf: Record<TermsObjection, string> = {
  prices_out_of_order: '/prices',
  price_above_value: '/prices',
  nobody_helps: '/pools',
  honour_has_value: '/value',
  window_ends_first: '/closesAt',
  early_before_nothing: '/early',
};

/**
 * What stands against the terms of a reward. Nobody pays more than its value, so a counter is never owed
 * less than was paid; what somebody pays less, a pool must stand for.
 */
export function objectionToTerms(terms: Terms): TermsObjection | undefined {
  const { kind, value, prices, pools, opensAt, closesAt, early } = terms;
  const inOrder = prices.every((tier, place) => {
    const before = prices[place - 1];
    return before === undefined || (tier.from > before.from && tier.points < before.points);
  });
  if (!inOrder) return 'prices_out_of_order';
  if (prices.some(({ points }) => points > value)) return 'price_above_value';
  if (kind === 'honour' && value > 0) return 'honour_has_value';
  if (pools.length === 0 && prices.some(({ points }) => points < value)) return 'nobody_helps';
  if (opensAt !== null && closesAt !== null && opensAt >= closesAt) return 'window_ends_first';
  if (early !== null && opensAt === null) return 'early_before_nothing';
  return undefined;
}

/** What it costs somebody who has ever earned so much; undefined below the first tier. */
export function priceFor(prices: readonly PriceTier[], earned: number): number | undefined {
  return prices.findLast(({ from }) => from <= earned)?.points;
}

/** Whether the price depends on what somebody has earned: only then is that asked for. */
export function dependsOnEarned([first, ...others]: readonly PriceTier[]): boolean {
  return others.length > 0 || (first?.from ?? 0) > 0;
}

/** Since when what was taken counts against a limit. */
export function periodStart(period: LimitPeriod, today: LocalDate): Date {
  if (period === 'day') return startOfDay(today);
  if (period === 'month') return startOfMonth(today);
  return period === 'year' ? startOfDay(`${yearOf(today)}-01-01`) : new Date(0);
}

export interface Slot {
  startsAt: Date;
  endsAt: Date;
}

/** Until when a piece is kept: so many hours from a shelf, until its end in a slot. */
export function keptUntil(
  { holdHours, slot }: { holdHours: number; slot: Slot | null },
  now: Date,
): Date {
  return slot === null ? new Date(now.getTime() + holdHours * 3_600_000) : slot.endsAt;
}

/** A batch as it stands on a shelf. */
export interface ShelvedBatch {
  id: string;
  bestBefore: LocalDate | null;
  onHand: number;
}

/** Pieces that are still good on the day until which they would be kept, without those that are held. */
export function freePieces(
  { batches, held }: { batches: readonly ShelvedBatch[]; held: number },
  keptUntilAt: Date,
): number {
  const day = localDate(keptUntilAt);
  const good = batches.filter(({ bestBefore }) => bestBefore === null || bestBefore >= day);
  return good.reduce((sum, { onHand }) => sum + onHand, 0) - held;
}

/** Which batch the next piece is taken from: of those still good, the one that is best before the earliest day. */
export function nextBatch<T extends ShelvedBatch>(
  batches: readonly T[],
  today: LocalDate,
): T | undefined {
  const good = batches.filter(
    ({ bestBefore, onHand }) => onHand > 0 && (bestBefore === null || bestBefore >= today),
  );
  const last = '9999-12-31';
  return good.sort((a, b) => {
    const [one, other] = [a.bestBefore ?? last, b.bestBefore ?? last];
    return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1;
  })[0];
}
