import type { Paying, RedemptionState } from '../../../contract/redemptions.ts';
import { type AgeClass, isMinor } from '../../../contract/residents.ts';
import { dayMs, localDate } from '../../platform/calendar.ts';

/** Reservations that one person may have waiting at a time: shelves are not for storing. */
export const mostWaiting = 10;
/** How long a code on a phone is good. */
export const voucherSeconds = 120;
/** Hours for which what a phone shows is good at a counter without a network. */
export const passHours = 12;
/** Hours for which a counter without a network may wait before it says what it handed over. */
export const graceHours = 24;
/** Within how many minutes after it was presented something is handed over. */
export const presentedMinutes = 10;
/** Days within which what was handed over can come back. */
export const returnDays = 7;

/** Who comes first: of an age, from an area by its leading digits, or having ever earned so much. */
export type FirstGroup =
  | { kind: 'age'; ageGroup: string }
  | { kind: 'area'; prefix: string }
  | { kind: 'earned'; from: number };

/** What is wanted, as it stands at this moment. */
export interface WantedFacts {
  value: number;
  /** From how many points ever earned on it can be had at all. */
  from: number;
  /** Leading digits of the grids whose residents it is for; null: everybody. */
  areaPrefix: string | null;
  limit: { count: number } | null;
  monthDays: readonly number[];
  opensAt: Date | null;
  closesAt: Date | null;
  /** Who may reserve it so many days before it opens for everybody. */
  early: { days: number; groups: readonly FirstGroup[] } | null;
  listed: boolean;
  open: boolean;
  slot: { startsAt: Date } | null;
  /** Pieces that nobody holds. */
  free: number;
}

/** Who wants it. */
export interface WhoFacts {
  grid: string | null;
  /** What somebody is taken for; null where it was not said. */
  ageClass: AgeClass | null;
  /** As they have said themselves; null where they have not. */
  ageGroup: string | null;
  /** The account that is to pay. */
  account: Paying;
  inHousehold: boolean;
  /** What there is in that account. */
  spendable: bigint;
  /** What it costs at the points that somebody has ever earned; undefined below the first tier. */
  price: number | undefined;
  earned: number;
  /** Taken or reserved of this reward within the period of its limit. */
  taken: number;
  /** Reservations of any kind that wait. */
  waiting: number;
}

export type ReservationObjection =
  | 'reward_gone'
  | 'reward_not_begun'
  | 'reward_over'
  | 'not_this_day'
  | 'slot_begun'
  | 'guardian_reserves'
  | 'no_household'
  | 'grown_ups_spend'
  | 'reward_other_area'
  | 'earned_too_little'
  | 'limit_reached'
  | 'too_many_waiting'
  | 'sold_out'
  | 'not_enough_points'
  | 'not_enough_at_home';

export type ReservationDecision =
  | { kind: 'refuse'; code: ReservationObjection; values: Record<string, string | number> }
  /** `help`: what a pool pays of the value. */
  | { kind: 'reserve'; points: number; help: number };

/** Whether somebody can reserve something now, and who pays how much of it. */
export function decideReservation(
  wanted: WantedFacts,
  who: WhoFacts,
  now: Date,
): ReservationDecision {
  const no = objectionToTime(wanted, who, now) ?? objectionToPerson(wanted, who);
  if (no !== undefined) return refusal(no, { wanted, who });
  const points = who.price ?? 0;
  if (wanted.free < 1) return refusal('sold_out', { wanted, who });
  if (who.spendable < BigInt(points)) return refusal(notEnough[who.account], { wanted, who });
  return { kind: 'reserve', points, help: wanted.value - points };
}

const notEnough = { own: 'not_enough_points', household: 'not_enough_at_home' } as const;

/** From when on somebody may reserve it: earlier for whoever is of one of the groups that come first. */
export function opensFor(
  { opensAt, early }: Pick<WantedFacts, 'opensAt' | 'early'>,
  who: Pick<WhoFacts, 'grid' | 'ageGroup' | 'earned'>,
): Date | null {
  if (opensAt === null || early === null) return opensAt;
  const first = early.groups.some((group) => isOf(group, who));
  return first ? new Date(opensAt.getTime() - early.days * dayMs) : opensAt;
}

function isOf(group: FirstGroup, who: Pick<WhoFacts, 'grid' | 'ageGroup' | 'earned'>): boolean {
  if (group.kind === 'age') return who.ageGroup === group.ageGroup;
  if (group.kind === 'earned') return who.earned >= group.from;
  return (who.grid ?? '').startsWith(group.prefix);
}

function objectionToTime(
  wanted: WantedFacts,
  who: WhoFacts,
  now: Date,
): ReservationObjection | undefined {
  if (!wanted.listed || !wanted.open) return 'reward_gone';
  const opens = opensFor(wanted, who);
  if (opens !== null && now < opens) return 'reward_not_begun';
  if (wanted.closesAt !== null && now >= wanted.closesAt) return 'reward_over';
  const day = Number(localDate(now).slice(8));
  if (wanted.monthDays.length > 0 && !wanted.monthDays.includes(day)) return 'not_this_day';
  if (wanted.slot !== null && now >= wanted.slot.startsAt) return 'slot_begun';
  return undefined;
}

/**
 * Whoever is under 14 redeems by the hand of a guardian; from 14 on by their own. What limits people limits
 * whoever redeems, whosever points pay.
 */
function objectionToPerson(wanted: WantedFacts, who: WhoFacts): ReservationObjection | undefined {
  if (who.ageClass === 'under_14') return 'guardian_reserves';
  if (who.account === 'household') {
    const no = objectionToSharing(who);
    if (no !== undefined) return no;
  }
  if (wanted.areaPrefix !== null && !(who.grid ?? '').startsWith(wanted.areaPrefix))
    return 'reward_other_area';
  if (who.price === undefined) return 'earned_too_little';
  if (wanted.limit !== null && who.taken >= wanted.limit.count) return 'limit_reached';
  return who.waiting >= mostWaiting ? 'too_many_waiting' : undefined;
}

/** What a household shares its grown-ups spend, as they alone invite to it. */
export function objectionToSharing({
  ageClass,
  inHousehold,
}: Pick<WhoFacts, 'ageClass' | 'inHousehold'>): 'no_household' | 'grown_ups_spend' | undefined {
  if (!inHousehold) return 'no_household';
  return isMinor(ageClass) ? 'grown_ups_spend' : undefined;
}

function refusal(
  code: ReservationObjection,
  { wanted, who }: { wanted: WantedFacts; who: WhoFacts },
): ReservationDecision {
  const price = who.price ?? 0;
  const values = {
    price,
    missing: Number(BigInt(price) - who.spendable),
    from: wanted.from,
    earned: who.earned,
    opens: localDate(opensFor(wanted, who) ?? new Date(0)),
    days: [...wanted.monthDays].join('、'),
    count: wanted.limit?.count ?? 0,
    most: mostWaiting,
  };
  return { kind: 'refuse', code, values };
}

/** What may become of a redemption; everything else is its end. */
const next: Record<RedemptionState, readonly RedemptionState[]> = {
  reserved: ['handed_over', 'cancelled', 'refused', 'timed_out'],
  handed_over: ['returned'],
  cancelled: [],
  refused: [],
  timed_out: [],
  returned: [],
};

export const mayBecome = (state: RedemptionState, then: RedemptionState): boolean =>
  next[state].includes(then);

interface HandOverFacts {
  state: RedemptionState;
  presentedAt: Date | null;
  presentedBy: string | null;
}

/** What stands against handing over: it takes the code, shown to whoever hands over, a moment ago. */
export function objectionToHandOver(
  { state, presentedAt, presentedBy }: HandOverFacts,
  { staff, now }: { staff: string; now: Date },
): 'redemption_ended' | 'not_presented' | undefined {
  if (!mayBecome(state, 'handed_over')) return 'redemption_ended';
  const since =
    presentedAt === null ? Number.POSITIVE_INFINITY : now.getTime() - presentedAt.getTime();
  const shown = presentedBy === staff && since <= presentedMinutes * 60_000;
  return shown ? undefined : 'not_presented';
}

/** What stands against taking something back. */
export function objectionToReturn(
  { state, handedOverAt }: { state: RedemptionState; handedOverAt: Date | null },
  now: Date,
): 'redemption_not_handed_over' | 'return_too_late' | undefined {
  if (!mayBecome(state, 'returned') || handedOverAt === null) return 'redemption_not_handed_over';
  const days = (now.getTime() - handedOverAt.getTime()) / 86_400_000;
  return days > returnDays ? 'return_too_late' : undefined;
}

/** Wrong codes of eight digits that a counter may type, in ten minutes and in a day. */
export const missLimits = { minutes: 10, withinMinutes: 5, withinDay: 20 } as const;

/** Whether a counter has to wait before it types another code. */
export const isTypedOut = ({ recent, today }: { recent: number; today: number }): boolean =>
  recent >= missLimits.withinMinutes || today >= missLimits.withinDay;
