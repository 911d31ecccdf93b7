import { warningDays } from '../../../contract/pools.ts';
import { addDays, type LocalDate } from '../../platform/calendar.ts';

export interface Promised {
  amountFen: number;
  pointValueFen: number;
  withdrawn: boolean;
  /** What was confirmed of it, or waits for the second signature. */
  claimedFen: number;
}

/** What stands against confirming that so much of a pledge has come. */
export function objectionToReceipt(
  { amountFen, withdrawn, claimedFen }: Promised,
  comingFen: number,
): 'pledge_withdrawn' | 'receipt_more_than_pledged' | undefined {
  if (withdrawn) return 'pledge_withdrawn';
  return claimedFen + comingFen > amountFen ? 'receipt_more_than_pledged' : undefined;
}

/** Points of one more receipt: the fractions of all that came before are not lost. */
export function pointsOfReceipt(
  { pointValueFen, claimedFen }: Pick<Promised, 'pointValueFen' | 'claimedFen'>,
  comingFen: number,
): number {
  const whole = (fen: number) => Math.floor(fen / pointValueFen);
  return whole(claimedFen + comingFen) - whole(claimedFen);
}

/** What stands against taking back the rest of a pledge. */
export function objectionToWithdrawing({
  amountFen,
  withdrawn,
  claimedFen,
}: Omit<Promised, 'pointValueFen'>): 'pledge_withdrawn' | 'pledge_complete' | undefined {
  if (withdrawn) return 'pledge_withdrawn';
  return claimedFen >= amountFen ? 'pledge_complete' : undefined;
}

/** What stands against pledging. */
export function objectionToPledge({
  kind,
  goods,
  amountFen,
  pointValueFen,
}: {
  kind: 'money' | 'goods';
  goods: string | undefined;
  amountFen: number;
  pointValueFen: number;
}): 'pledge_goods_missing' | 'pledge_too_small' | undefined {
  if (kind === 'goods' && (goods ?? '').trim() === '') return 'pledge_goods_missing';
  return amountFen < pointValueFen ? 'pledge_too_small' : undefined;
}

/**
 * Whether a booking needs a second person. What the same sponsor had booked in the same pool within the
 * last 30 days counts with it, so that a large sum cut into small ones stays a large sum.
 */
export function needsSecondPerson({
  points,
  lately,
  large,
}: {
  points: number;
  lately: number;
  large: number;
}): boolean {
  return points + lately >= large;
}

/** What stands against the second signature: two people sign, whatever roles one of them holds. */
export function objectionToDeciding({
  state,
  askedBy,
  reader,
}: {
  state: string;
  askedBy: string;
  reader: string;
}): 'decided' | 'own' | undefined {
  if (state !== 'asked') return 'decided';
  return askedBy === reader ? 'own' : undefined;
}

/** Over how many days the pace of a pool is measured, and at least. */
export const paceDays = 28;
const leastPaceDays = 7;
const mostForecastDays = 730;

export interface DayPoints {
  day: LocalDate;
  points: number;
}

/** Points a day: what was given within the last four weeks, over the days since the first of it. */
export function paceOf(given: readonly DayPoints[], today: LocalDate): number {
  const days = given.filter(({ points }) => points > 0).map(({ day }) => day);
  const [first] = days.sort();
  if (first === undefined) return 0;
  let span = 1;
  while (addDays(first, span - 1) < today) span++;
  const sum = given.reduce((total, { points }) => total + points, 0);
  return Math.max(0, sum / Math.max(leastPaceDays, Math.min(paceDays, span)));
}

/** Whole days that cover lasts at a pace, from tomorrow on; undefined where it is not used at all. */
function daysLeft(cover: number, dailyPoints: number): number | undefined {
  if (cover <= 0) return 0;
  return dailyPoints <= 0 ? undefined : Math.floor(cover / dailyPoints);
}

/** The first day on which a pool cannot pay all that it is asked for at its pace. */
export function runsOut(cover: number, dailyPoints: number, today: LocalDate): LocalDate | null {
  const days = daysLeft(cover, dailyPoints);
  if (days === undefined || days > mostForecastDays) return null;
  return addDays(today, cover <= 0 ? 0 : days + 1);
}

export type WarningDays = (typeof warningDays)[number];

/**
 * Which thresholds a pool has passed, and from which it has come back. In between lies room, so that a
 * pace that goes up and down does not warn of the same again and again. A pool that never had anything
 * behind it is not used up: nobody relies on it yet.
 */
export function weighThresholds(
  { cover, behind, dailyPoints }: { cover: number; behind: number; dailyPoints: number },
  open: readonly WarningDays[],
): { raise: WarningDays[]; end: WarningDays[] } {
  const days = daysLeft(cover, dailyPoints);
  const isPassed = (threshold: WarningDays) =>
    behind > 0 && days !== undefined && (threshold === 0 ? cover <= 0 : days <= threshold);
  const isBehind = (threshold: WarningDays) =>
    days === undefined || days > threshold + Math.max(3, threshold / 5);
  return {
    raise: warningDays.filter((threshold) => isPassed(threshold) && !open.includes(threshold)),
    end: open.filter((threshold) => (threshold === 0 ? cover > 0 : isBehind(threshold))),
  };
}

/** What came into a lot, and who paid it. */
export interface Part {
  payer: bigint;
  points: number;
  at: Date;
}

/**
 * Whose points lapsed of a lot, and whose live on in a later one. Of what came into it, what came first
 * was spent first, and what is left after that is carried over before the rest lapses; so what lapsed is
 * what came last. Where more lapsed than is known to have come, the rest is nobody's.
 */
export function shareLot(
  parts: readonly Part[],
  { lapsed, carried }: { lapsed: number; carried: number },
): { lapsed: Part[]; carried: Part[] } {
  const inOrder = [...parts].sort((a, b) => a.at.getTime() - b.at.getTime());
  const gone = takeLast(inOrder, lapsed);
  return { lapsed: gone.taken, carried: takeLast(gone.left, carried).taken };
}

/** So many points off the end, and what is left before them. */
function takeLast(parts: readonly Part[], wanted: number): { taken: Part[]; left: Part[] } {
  const [taken, left]: [Part[], Part[]] = [[], []];
  let missing = wanted;
  for (const part of [...parts].reverse()) {
    const points = Math.min(part.points, missing);
    if (points > 0) taken.unshift({ ...part, points });
    if (part.points > points) left.unshift({ ...part, points: part.points - points });
    missing -= points;
  }
  return { taken, left };
}

export interface Group<K> {
  key: K;
  awards: number;
  points: number;
  residents: number;
}

/** Of fewer people than this nothing is told apart. */
export const leastPeople = 5;

/**
 * Adds groups of fewer than five people up into one, with the next smallest where that is still too few:
 * nobody can be made out, not even by taking away what is shown from the whole.
 */
export function foldSmall<K>(groups: readonly Group<K>[]): {
  shown: Group<K>[];
  others: Omit<Group<K>, 'key'> | undefined;
} {
  const bySize = [...groups].sort((a, b) => a.residents - b.residents);
  let cut = bySize.findIndex(({ residents }) => residents >= leastPeople);
  if (cut === 0) return { shown: bigFirst(bySize), others: undefined };
  if (cut === -1) cut = bySize.length;
  // The same people can stand in several small groups: two of them may be no more than the larger one.
  if (cut < bySize.length) cut++;
  const small = bySize.slice(0, cut);
  const sum = (of: (group: Group<K>) => number) => small.reduce((all, one) => all + of(one), 0);
  const others = {
    awards: sum(({ awards }) => awards),
    points: sum(({ points }) => points),
    residents: Math.max(0, ...small.map(({ residents }) => residents)),
  };
  return {
    shown: bigFirst(bySize.slice(cut)),
    others: others.residents >= leastPeople ? others : undefined,
  };
}

const bigFirst = <K>(groups: readonly Group<K>[]) =>
  [...groups].sort((a, b) => b.points - a.points);
