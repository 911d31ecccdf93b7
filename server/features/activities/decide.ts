import type {
  ActivityKind,
  ActivityState,
  ParticipationState,
} from '../../../contract/activities.ts';
import { signOutHours } from '../../../contract/activity-limits.ts';
import type { DeedKind } from '../../../contract/rules.ts';
import { dayMs, hourMs } from '../../platform/calendar.ts';
import { isSameName, isSpelled } from '../../platform/spelled.ts';

/** What is left of the seats for first-timers is everybody's so long before it begins. */
const keptUntilMs = dayMs;
/** One can sign in so long before it begins, and out so long after its end. */
const earlyMs = hourMs;
export const lateMs = signOutHours * hourMs;
/** The clock of a desk may be so much ahead of ours. */
const deskAheadMs = 60_000;
/** A paper sheet is entered within so many days; by then whoever was there can still be asked. */
export const sheetDays = 60;
/** Longest activity, and how far ahead one is published. */
export const longestMs = 3 * dayMs;
const furthestMs = 400 * dayMs;

export interface Times {
  startsAt: Date;
  endsAt: Date;
  closesAt: Date;
}

export interface Terms extends Times {
  state: ActivityState;
  seats: number;
  keptSeats: number;
  priority: { from: number; until: Date } | null;
}

/** How the seats are taken. */
export interface Taken {
  /** All seats that somebody has. */
  seated: number;
  /** Those of them that are kept for first-timers. */
  kept: number;
}

export interface Person {
  /** Points ever earned. */
  earned: number;
  /** Has taken part in nothing yet. */
  firstTime: boolean;
}

export type Seat = 'general' | 'kept';

type TimesObjection = 'times_wrong' | 'time_past' | 'too_far_ahead' | 'priority_wrong';

/** Why an activity cannot be held at these times. */
export function objectionToTimes(
  { startsAt, endsAt, closesAt }: Times,
  priority: Terms['priority'],
  now: Date,
): TimesObjection | undefined {
  const [start, end, close] = [startsAt, endsAt, closesAt].map((one) => one.getTime());
  // Written so that a time that is none is refused as well.
  const inOrder = start !== undefined && end !== undefined && close !== undefined && start < end;
  if (!(inOrder && close <= end && end - start <= longestMs)) return 'times_wrong';
  if (start <= now.getTime() || close <= now.getTime()) return 'time_past';
  if (start - now.getTime() > furthestMs) return 'too_far_ahead';
  if (priority !== null && !(priority.until < closesAt && priority.until > now))
    return 'priority_wrong';
  return undefined;
}

/** Seats that are still kept for first-timers at this moment. */
const keptAt = ({ keptSeats, startsAt }: Terms, now: Date): number =>
  now.getTime() >= startsAt.getTime() - keptUntilMs ? 0 : keptSeats;

/** A free seat for somebody; undefined where there is none. A first-timer takes a kept one first. */
export function findSeat(
  terms: Terms,
  { taken, firstTime }: { taken: Taken; firstTime: boolean },
  now: Date,
): Seat | undefined {
  const kept = keptAt(terms, now);
  if (firstTime && taken.kept < kept) return 'kept';
  const keptFree = Math.max(0, kept - taken.kept);
  return terms.seats - taken.seated - keptFree > 0 ? 'general' : undefined;
}

export type SignUpObjection =
  | 'activity_cancelled'
  | 'sign_up_over'
  | 'signed_up_already'
  | 'priority_first';

export interface SignUpFacts {
  terms: Terms;
  taken: Taken;
  person: Person;
  /** What the person has there already. */
  state: ParticipationState | null;
}

/**
 * What signing up gives at this moment. Until the end of the priority only those who have earned enough take
 * seats, and first-timers those that are kept for them.
 */
export function decideSignUp(
  { terms, taken, person, state }: SignUpFacts,
  now: Date,
): { seat: Seat | 'waiting' } | { refused: SignUpObjection } {
  if (terms.state === 'cancelled') return { refused: 'activity_cancelled' };
  if (now >= terms.closesAt) return { refused: 'sign_up_over' };
  if (state === 'seated' || state === 'waiting') return { refused: 'signed_up_already' };
  const seat = findSeat(terms, { taken, firstTime: person.firstTime }, now);
  const { priority } = terms;
  const isEarly = priority !== null && now < priority.until && person.earned < priority.from;
  if (isEarly && seat !== 'kept') return { refused: 'priority_first' };
  return { seat: seat ?? 'waiting' };
}

export interface Waiting {
  id: string;
  firstTime: boolean;
}

/** Who of those that wait gets a seat now, in their order. */
export function fillSeats(
  terms: Terms,
  { taken, waiting }: { taken: Taken; waiting: readonly Waiting[] },
  now: Date,
): { id: string; seat: Seat }[] {
  if (terms.state === 'cancelled' || now >= terms.endsAt) return [];
  const given: { id: string; seat: Seat }[] = [];
  const count = { ...taken };
  for (const { id, firstTime } of waiting) {
    const seat = findSeat(terms, { taken: count, firstTime }, now);
    if (seat === undefined) continue;
    count.seated += 1;
    if (seat === 'kept') count.kept += 1;
    given.push({ id, seat });
  }
  return given;
}

export interface PartFacts {
  state: ParticipationState;
  inAt: Date | null;
  outAt: Date | null;
  countedAt: Date | null;
  takenBackAt: Date | null;
  /** Coming or going was entered by hand. */
  toCompare: boolean;
  confirmedAt: Date | null;
}

/** Whether what somebody's time earns waits for a second person. */
export const isToConfirm = (part: Omit<PartFacts, 'state' | 'inAt' | 'outAt'>): boolean =>
  part.toCompare &&
  part.countedAt !== null &&
  part.confirmedAt === null &&
  part.takenBackAt === null;

export type ScanObjection =
  | 'activity_cancelled'
  | 'not_now'
  | 'no_seat'
  | 'signed_in_already'
  | 'not_signed_in'
  | 'signed_out_already';

interface ScanFacts {
  terms: Terms;
  direction: 'in' | 'out';
  part: PartFacts | null;
  /** A seat for somebody who has none yet. */
  seat: Seat | undefined;
}

/** Why a code does not let somebody in or out. Scanned once more, it changes nothing. */
export function objectionToScan(
  { terms, direction, part, seat }: ScanFacts,
  now: Date,
): ScanObjection | undefined {
  if (terms.state === 'cancelled') return 'activity_cancelled';
  if (direction === 'out') {
    if (part === null || part.inAt === null) return 'not_signed_in';
    if (part.outAt !== null) return 'signed_out_already';
    // Whoever went before it began would be counted as nothing, for good.
    const hasBegun = now >= terms.startsAt && now.getTime() <= terms.endsAt.getTime() + lateMs;
    return hasBegun ? undefined : 'not_now';
  }
  if (part !== null && part.inAt !== null) return 'signed_in_already';
  if (now.getTime() < terms.startsAt.getTime() - earlyMs || now >= terms.endsAt) return 'not_now';
  return part?.state === 'seated' || seat !== undefined ? undefined : 'no_seat';
}

export type PresenceObjection =
  | 'activity_cancelled'
  | 'counted_already'
  | 'presence_times'
  | 'not_yet'
  | 'sheet_too_late'
  | 'signed_in_already';

interface PresenceFacts {
  terms: Terms;
  part: PartFacts | null;
  from: Date;
  until: Date | null;
}

/** Why a line of the list or of the sheet cannot be entered. */
export function objectionToPresence(
  { terms, part, from, until }: PresenceFacts,
  now: Date,
): PresenceObjection | undefined {
  if (terms.state === 'cancelled') return 'activity_cancelled';
  if (part !== null && part.countedAt !== null) return 'counted_already';
  if (until === null && part !== null && part.inAt !== null) return 'signed_in_already';
  const [earliest, latest] = [terms.startsAt.getTime() - earlyMs, terms.endsAt.getTime() + lateMs];
  const begun = part?.inAt ?? from;
  if (!(from.getTime() >= earliest && from < terms.endsAt)) return 'presence_times';
  if (until !== null && !(until > begun && until > terms.startsAt && until.getTime() <= latest))
    return 'presence_times';
  if ((until ?? from).getTime() > now.getTime() + deskAheadMs) return 'not_yet';
  return now.getTime() > terms.endsAt.getTime() + sheetDays * dayMs ? 'sheet_too_late' : undefined;
}

export interface Span {
  from: Date;
  until: Date;
}

export interface Counted extends Span {
  minutes: number;
}

const minuteMs = 60_000;

/**
 * What counts of the time somebody was there: the part of it within the activity that nothing else has
 * counted for the same person. Whole minutes.
 */
export function countTime(planned: Span, there: Span, others: readonly Span[]): Counted {
  const from = Math.max(planned.from.getTime(), there.from.getTime());
  const until = Math.max(from, Math.min(planned.until.getTime(), there.until.getTime()));
  const taken = others
    .map(
      (one) => [Math.max(from, one.from.getTime()), Math.min(until, one.until.getTime())] as const,
    )
    .filter(([begin, end]) => begin < end)
    .sort(([one], [other]) => one - other);
  let left = until - from;
  let reached = from;
  for (const [begin, end] of taken) {
    left -= Math.max(0, end - Math.max(begin, reached));
    reached = Math.max(reached, end);
  }
  return { from: new Date(from), until: new Date(until), minutes: Math.floor(left / minuteMs) };
}

/** The deed that counted time makes; null for too little of it. Whoever saw half of a lecture was there. */
export function deedOf(
  kind: ActivityKind,
  { minutes }: Pick<Counted, 'minutes'>,
  planned: Span,
): { kind: DeedKind; quantity: number } | null {
  if (kind === 'volunteering')
    return minutes > 0 ? { kind: 'activity.hour', quantity: minutes } : null;
  const whole = (planned.until.getTime() - planned.from.getTime()) / minuteMs;
  return minutes * 2 >= whole ? { kind: 'activity.attended', quantity: 1 } : null;
}

export type ChangeObjection = 'activity_cancelled' | 'activity_begun' | 'activity_counted';

/** Why it cannot be put off any more. */
export function objectionToPostponing(
  { state }: Pick<Terms, 'state'>,
  { present }: { present: number },
): ChangeObjection | undefined {
  if (state === 'cancelled') return 'activity_cancelled';
  return present > 0 ? 'activity_begun' : undefined;
}

/** Why it cannot be called off any more. */
export function objectionToCancelling(
  { state }: Pick<Terms, 'state'>,
  { counted }: { counted: number },
): ChangeObjection | undefined {
  if (state === 'cancelled') return 'activity_cancelled';
  return counted > 0 ? 'activity_counted' : undefined;
}

interface TakingBack {
  part: Pick<PartFacts, 'countedAt' | 'takenBackAt'>;
  recordedBy: string | null;
  by: string;
}

export type TakingBackObjection = 'not_counted' | 'taken_back_already' | 'entered_yourself';

/** Why counted time cannot be taken back by whoever asks: two people stand for it. */
export function objectionToTakingBack({
  part,
  recordedBy,
  by,
}: TakingBack): TakingBackObjection | undefined {
  if (part.countedAt === null) return 'not_counted';
  if (part.takenBackAt !== null) return 'taken_back_already';
  return recordedBy === by ? 'entered_yourself' : undefined;
}

/** A line of the list that waits for a second person. */
export interface WaitingLine {
  id: string;
  recordedBy: string | null;
  /** null: has none by now. */
  name: string | null;
  /** Names of whoever entered this line and of whoever confirms it. */
  standFor: readonly string[];
}

/**
 * Which lines somebody may confirm: none that they entered, and none that may be about one of those who stand for
 * it. An account without a name is told apart from nobody.
 */
export const confirmable = (lines: readonly WaitingLine[], by: string): WaitingLine[] =>
  lines.filter(
    ({ recordedBy, name, standFor }) =>
      recordedBy !== by && isSpelled(name ?? '') && !standFor.some((one) => isSameName(name, one)),
  );
