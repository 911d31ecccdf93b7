import { noticeDays } from '../../../contract/notice-days.ts';
import { type AgeClass, isMinor } from '../../../contract/residents.ts';
import type { LapsePolicy } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { CarryOver } from '../../ledger/service.ts';
import {
  addDays,
  addHours,
  dayMs,
  type LocalDate,
  localDate,
  startOfDay,
  yearOf,
} from '../../platform/calendar.ts';
import { dateInWords } from '../../platform/sentence.ts';

export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  (Date.parse(to) - Date.parse(from)) / dayMs;

export const isYearEnd = (day: LocalDate): boolean => day.endsWith('-12-31');

/** The days before a last day at which its holders are told, once that many or fewer are left. */
export function noticeDue(daysLeft: number): (typeof noticeDays)[number] | undefined {
  return noticeDays.findLast((days) => daysLeft <= days);
}

/**
 * Whoever used the app within so many days finds the notice there. No more of them, so that even the last
 * notice, seven days before, is seen by whoever has opened the app and by whoever has not.
 */
export const seenWithinDays = 7;

/**
 * app: the notice there is enough · phone: a message to it · grown_up: to those of the household, since a
 * minor’s number gets none · window: there is no number, the community tells them.
 */
export type Way = 'app' | 'phone' | 'grown_up' | 'window';

interface Reachable {
  hasPhone: boolean;
  ageClass: AgeClass | null;
  /** When the app was last used by them; null: they are signed in nowhere. */
  lastSeenAt: Date | null;
}

/** How somebody hears of points that are about to lapse, beside the notice in the app. */
export function wayTo({ hasPhone, ageClass, lastSeenAt }: Reachable, now: Date): Way {
  if (!hasPhone) return 'window';
  if (lastSeenAt !== null && lastSeenAt >= addHours(now, -24 * seenWithinDays)) return 'app';
  return isMinor(ageClass) ? 'grown_up' : 'phone';
}

/** What the book that held on a last day keeps of a lot: only a year’s end carries anything over. */
export function carryOverBy(
  { lapse, version }: { lapse: LapsePolicy; version: number },
  lapsesOn: LocalDate,
): CarryOver | undefined {
  if (lapse.kind !== 'year_end' || lapse.carryOver === undefined || !isYearEnd(lapsesOn))
    return undefined;
  return {
    atMost: BigInt(lapse.carryOver),
    until: `${yearOf(lapsesOn) + 1}-12-31`,
    ruleVersion: version,
  };
}

/** A day is swept once it has been over for a moment: most of what was on its way has arrived by then. */
const sweptAfterHours = 5 / 60;
/** By then everything begun before midnight has ended, as when a day is sealed. */
const closedAfterHours = 40 / 60;

/** The newest last day that can be swept at this moment. */
function dayToSweep(now: Date): LocalDate {
  return addDays(localDate(addHours(now, -sweptAfterHours)), -1);
}

/**
 * The last day that the next run takes; undefined where all is done. A worker that slept over a year’s
 * end takes that first: it has closing entries of its own.
 */
export function nextToSweep(last: LocalDate | undefined, now: Date): LocalDate | undefined {
  const newest = dayToSweep(now);
  if (last === undefined) return newest;
  if (last >= newest) return undefined;
  const yearEnd = `${yearOf(addDays(last, 1))}-12-31`;
  return yearEnd <= newest ? yearEnd : newest;
}

/** Whether what was on its way when a day ended can be told to have ended too. */
export const canClose = (through: LocalDate, now: Date): boolean =>
  now >= startOfDay(through, 24 + closedAfterHours);

export type RunState = 'lapsing' | 'again' | 'closing' | 'done';

/**
 * What follows when a pass has reached the last account. A year’s end is swept once more before its
 * closing entries are made, for what came to a lot while the first pass was under way.
 */
export function stateAfter(state: RunState, through: LocalDate): RunState {
  if (!isYearEnd(through)) return 'done';
  const order = { lapsing: 'again', again: 'closing', closing: 'done', done: 'done' } as const;
  return order[state];
}

interface Giving {
  ageClass: AgeClass | null;
  community: string | null;
  daysLeft: number;
  /** What the lot holds. */
  there: bigint;
  points: bigint;
}

export type GiftObjection =
  | 'gift_minor'
  | 'gift_no_home'
  | 'age_before_gift'
  | 'gift_lapsed'
  | 'gift_too_early'
  | 'gift_not_enough';

/**
 * What stands against giving points away. Minors do nothing that is not purely to their advantage
 * without a guardian (Civil Code, art. 19, 22), so whoever has said no age says it first; nobody is
 * asked for points that are far from lapsing.
 */
export function objectionToGiving(giving: Giving): GiftObjection | undefined {
  const unable = unableToGive(giving);
  if (unable !== null) return objections[unable];
  if (giving.daysLeft < 0) return 'gift_lapsed';
  if (noticeDue(giving.daysLeft) === undefined) return 'gift_too_early';
  return giving.there < giving.points ? 'gift_not_enough' : undefined;
}

/** Why somebody can give nothing at all; null where they can. */
export function unableToGive({
  ageClass,
  community,
}: Pick<Giving, 'ageClass' | 'community'>): Unable | null {
  if (ageClass !== null && ageClass !== 'adult') return 'minor';
  if (community === null) return 'no_home';
  return ageClass === null ? 'no_age' : null;
}

type Unable = 'minor' | 'no_home' | 'no_age';

const objections: Record<Unable, GiftObjection> = {
  minor: 'gift_minor',
  no_home: 'gift_no_home',
  no_age: 'age_before_gift',
};

/**
 * Shares a sum out by weights, in whole points that add up to it: what is left over after rounding down
 * goes to the largest remainders, the first of them where they are equal.
 */
export function shareOut(sum: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((all, one) => all + one, 0n);
  if (total <= 0n) return weights.map(() => 0n);
  const shares = weights.map((weight) => (sum * weight) / total);
  const left = Number(sum - shares.reduce((all, one) => all + one, 0n));
  const byRemainder = weights
    .map((weight, place) => ({ place, rest: (sum * weight) % total }))
    .sort((a, b) => (a.rest === b.rest ? a.place - b.place : a.rest > b.rest ? -1 : 1));
  const raised = new Set(byRemainder.slice(0, left).map(({ place }) => place));
  return shares.map((share, place) => (raised.has(place) ? share + 1n : share));
}

interface Told {
  points: bigint;
  lapsesOn: LocalDate;
  daysLeft: number;
  /** Of a household’s account. */
  shared: boolean;
  carryOver: bigint;
}

/** How long points can still be used. */
export const leftWords = (daysLeft: number): Sentence =>
  daysLeft === 0
    ? { zh: '今天是最后一天', en: 'today is the last day' }
    : {
        zh: `还有 ${daysLeft} 天可以用`,
        en: `${daysLeft} more ${daysLeft === 1 ? 'day' : 'days'}`,
      };

/** What a holder is told before points lapse: how many, until when, and what can be done about it. */
export function noticeWords({ points, lapsesOn, daysLeft, shared, carryOver }: Told): Sentence {
  const last = dateInWords(lapsesOn);
  const left = leftWords(daysLeft);
  const kept = points < carryOver ? points : carryOver;
  const rest =
    kept === 0n
      ? { zh: '', en: '' }
      : {
          zh: `到时没用完的，最多 ${kept} 分转到下一年。`,
          en: ` Up to ${kept} that are left then are carried over into the next year.`,
        };
  const use = shared
    ? { zh: '先花先到期的。', en: ' The soonest to lapse are spent first.' }
    : {
        zh: '先花先到期的；用不上，可以在“快到期的积分”里送给村里。',
        en: ' The soonest to lapse are spent first; what you cannot use you can give to your village under “Points about to lapse”.',
      };
  return {
    zh: `${shared ? '您家' : '您'}有 ${points} 分将在 ${last.zh}之后到期，${left.zh}。${rest.zh}${use.zh}`,
    en: `${points} of your ${shared ? 'household’s ' : ''}points can be used until ${last.en}, ${left.en}.${rest.en}${use.en}`,
  };
}
