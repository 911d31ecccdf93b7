import { openHours } from '../../../contract/patrol-limits.ts';
import { mostEverJoined, mostMembers } from '../../../contract/patrols.ts';
import { addHours, hourMs, localTime } from '../../platform/calendar.ts';
import type { Verdict } from './track/judge.ts';
import { least, type Reason } from './track/reasons.ts';

/** Days after it in which a phone that had no network may send the track. */
export const proofDays = 7;
/** A phone may have begun to record a little before somebody joined, and its clock be a little off. */
const slackMs = 10 * 60_000;
/** From ten in the evening to six in the morning nobody walks alone. */
const night = { from: 22, until: 6 } as const;

export const closesAt = (begunAt: Date) => addHours(begunAt, openHours);
export const provableUntil = (closing: Date) => addHours(closing, proofDays * 24);

export interface JoinFacts {
  /** undefined: no patrol shows this code. */
  patrol:
    | {
        closesAt: Date;
        /** Who is there. */
        members: number;
        /** Who ever joined it, those who left and came back once. */
        everJoined: number;
      }
    | undefined;
  /** undefined: they never joined it. */
  mine: { leftAt: Date | null; provedAt: Date | null } | undefined;
  /** Another patrol of theirs that is neither proved nor closed. */
  isElsewhere: boolean;
}

export type JoinDecision =
  | { kind: 'join' | 'in_already' | 'come_back' }
  | {
      kind: 'refuse';
      code:
        | 'patrol_code_unknown'
        | 'patrol_full'
        | 'patrol_joined_by_many'
        | 'patrol_under_way'
        | 'patrol_proved';
    };

export function decideJoin({ patrol, mine, isElsewhere }: JoinFacts, now: Date): JoinDecision {
  if (patrol === undefined || patrol.closesAt <= now)
    return { kind: 'refuse', code: 'patrol_code_unknown' };
  if (mine && mine.provedAt !== null) return { kind: 'refuse', code: 'patrol_proved' };
  if (mine && mine.leftAt === null) return { kind: 'in_already' };
  if (isElsewhere) return { kind: 'refuse', code: 'patrol_under_way' };
  // Whoever rested finds their place taken where another has it by now.
  if (patrol.members >= mostMembers) return { kind: 'refuse', code: 'patrol_full' };
  if (mine) return { kind: 'come_back' };
  if (patrol.everJoined >= mostEverJoined) return { kind: 'refuse', code: 'patrol_joined_by_many' };
  return { kind: 'join' };
}

export interface ProofFacts {
  provedAt: Date | null;
  closesAt: Date;
}

export function refuseProof(
  { provedAt, closesAt: closing }: ProofFacts,
  now: Date,
): 'patrol_proved' | 'patrol_proof_late' | undefined {
  if (provedAt !== null) return 'patrol_proved';
  return now > provableUntil(closing) ? 'patrol_proof_late' : undefined;
}

export interface Span {
  from: Date;
  until: Date;
}

/** A place of a track, or a scan of a point on the wall. Milliseconds; undefined where the phone gave no time. */
export interface Moment {
  at: number | undefined;
}

/** From when to when somebody was on the patrol, what of that was counted before, and who else was on it. */
export interface Bounds {
  joinedAt: Date;
  endsAt: Date;
  /** They were still out when the leader ended it. */
  isEndedByLeader?: boolean;
  counted: readonly Span[];
  companions: readonly Companion[];
}

/** When their part of a patrol was over, and whether it was the leader who ended it. */
export function endOfPart({
  begunAt,
  closesAt: closing,
  leftAt,
}: {
  begunAt: Date;
  closesAt: Date;
  leftAt: Date | null;
}): { endsAt: Date; isEndedByLeader: boolean } {
  if (leftAt !== null && leftAt <= closing) return { endsAt: leftAt, isEndedByLeader: false };
  return { endsAt: closing, isEndedByLeader: closing < closesAt(begunAt) };
}

/**
 * What of a track, or of what was scanned, lies on the patrol: nothing before one joined, nothing after one left,
 * nothing of the night that was walked alone, and nothing of the time that another walk of theirs was counted for,
 * however that one was proved. Where such a time lies in the middle, the longer side is left: what is on both sides
 * of it would be joined across it.
 */
export function onPatrol<M extends Moment>(points: readonly M[], bounds: Bounds): M[] {
  const [from, to] = edgesOf(bounds);
  const taken = [...bounds.counted, ...aloneAtNight(bounds)];
  const within = points.filter(({ at }) => !isDated(at) || (at >= from && at <= to));
  const sides = [from, ...taken.flatMap(({ from: a, until: b }) => [a.getTime(), b.getTime()]), to]
    .toSorted((a, b) => a - b)
    .slice(1)
    .map((end, i, ends) => outside(within, { from: ends[i - 1] ?? from, to: end }, taken));
  return sides.reduce<M[]>(
    (longest, side) => (lengthOf(side) > lengthOf(longest) ? side : longest),
    [],
  );
}

const edgesOf = ({ joinedAt, endsAt }: Pick<Bounds, 'joinedAt' | 'endsAt'>): [number, number] => [
  joinedAt.getTime() - slackMs,
  endsAt.getTime() + slackMs,
];

/** What has no date is left in, so that the clock is named as the reason. */
const oldestMs = Date.UTC(2000, 0, 1);
const isDated = (at: number | undefined): at is number => at !== undefined && at >= oldestMs;

function outside<M extends Moment>(
  points: readonly M[],
  { from, to }: { from: number; to: number },
  counted: readonly Span[],
): M[] {
  const isTaken = (at: number) =>
    counted.some(({ from: a, until: b }) => at >= a.getTime() && at <= b.getTime());
  return points.filter(({ at }) => !isDated(at) || (at >= from && at <= to && !isTaken(at)));
}

/** From the first to the last point that has a date; undefined where fewer than two have. */
export function spanOf(points: readonly Moment[]): Span | undefined {
  const dated = points.flatMap(({ at }) => (isDated(at) ? [at] : []));
  if (dated.length < 2) return undefined;
  const [from, until] = dated.reduce(
    ([a, b], at) => [Math.min(a, at), Math.max(b, at)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  return { from: new Date(from), until: new Date(until) };
}

function lengthOf(points: readonly Moment[]): number {
  const span = spanOf(points);
  return span === undefined ? points.length / 1e6 : span.until.getTime() - span.from.getTime();
}

/**
 * What was left out before anything was judged: counted already by another walk or activity, walked alone at night,
 * after the leader had ended the patrol, or at another time at which one was not on it.
 */
export type LeftOut = 'counted_elsewhere' | 'alone_at_night' | 'ended_by_leader' | 'clock_apart';

export interface Proved extends Pick<Verdict, 'kind' | 'minutes' | 'metres' | 'pace'> {
  reasons: (Reason | LeftOut)[];
}

/** Reasons that say no more than that what was left was not enough. */
const tooLittle: ReadonlySet<Reason> = new Set([
  'too_few_points',
  'too_short',
  'too_near',
  'one_point',
]);

/** Left out of what was walked on the patrol itself. */
const isOfTheWalk: ReadonlySet<LeftOut> = new Set(['counted_elsewhere', 'alone_at_night']);

/**
 * What proves a walk is never worth more minutes than went by: a corrected clock gives nobody any. Where a part was
 * left out before, because nobody walked along or by its times, that is said, unless there is more against the rest.
 * @param points by which it is proved
 */
export function prove(
  verdict: Verdict,
  { points, leftOut }: { points: readonly Moment[]; leftOut: readonly LeftOut[] },
): Proved {
  const { kind, reasons } = verdict;
  if (kind === 'refuse')
    return leftOut.length > 0 && reasons.every((reason) => tooLittle.has(reason))
      ? { ...verdict, reasons: [...leftOut] }
      : verdict;
  const minutes = Math.min(verdict.minutes, Math.floor(lengthOf(points) / 60_000));
  return {
    ...verdict,
    kind: leftOut.some((one) => isOfTheWalk.has(one)) ? 'partly' : kind,
    reasons: [...reasons, ...leftOut],
    minutes,
  };
}

/**
 * Minutes of a proved walk that earn something, where paper had earned some of them. What is left of it is a patrol
 * by itself, or nothing.
 */
export function minutesPaid(minutes: number, onPaper: number): number {
  const left = minutes - onPaper;
  return onPaper > 0 && left < least.minutes ? 0 : left;
}

/** A stay of somebody else on the patrol: whoever left and came back has two, and was not there in between. */
export interface Companion {
  /** Or came back. */
  joinedAt: Date;
  /** null: they are still out, or never said that they left. */
  leftAt: Date | null;
}

/**
 * Why some of it does not lie on the patrol: for its times, since it was counted already, or at night at a moment at
 * which nobody else was on it.
 */
export function leftOutOf(points: readonly Moment[], bounds: Bounds): LeftOut[] {
  const [from, to] = edgesOf(bounds);
  const times = points.flatMap(({ at }) => (isDated(at) ? [at] : []));
  const within = times.filter((at) => at >= from && at <= to);
  const isPartBefore = times.some((at) => at < from);
  const isPartAfter = times.some((at) => at > to);
  // Where none of it lies on the patrol it is rather the clock that is wrong.
  const isCutOff = bounds.isEndedByLeader === true && within.length > 0 && isPartAfter;
  return [
    ...(isAnyIn(within, bounds.counted) ? (['counted_elsewhere'] as const) : []),
    ...(isAnyIn(times, aloneAtNight(bounds)) ? (['alone_at_night'] as const) : []),
    ...(isCutOff ? (['ended_by_leader'] as const) : []),
    ...(isPartBefore || (isPartAfter && !isCutOff) ? (['clock_apart'] as const) : []),
  ];
}

const isAnyIn = (times: readonly number[], spans: readonly Span[]): boolean =>
  times.some((at) =>
    spans.some(({ from, until }) => at >= from.getTime() && at <= until.getTime()),
  );

/** Times of the night at which nobody else was on the patrol; night begins and ends with an hour. */
function aloneAtNight({ companions, ...bounds }: Bounds): Span[] {
  const [from, to] = edgesOf(bounds);
  const firstHour = Math.ceil(from / hourMs);
  const hours = Array.from(
    { length: Math.max(0, Math.floor(to / hourMs) - firstHour + 1) },
    (_, i) => (firstHour + i) * hourMs,
  );
  const cameAndWent = companions.flatMap(({ joinedAt, leftAt }) => [
    joinedAt.getTime() - slackMs,
    ...(leftAt === null ? [] : [leftAt.getTime()]),
  ]);
  const cuts = [from, ...hours, ...cameAndWent, to]
    .filter((at) => at >= from && at <= to)
    .toSorted((a, b) => a - b);
  return cuts.slice(1).flatMap((end, i) => {
    const begin = cuts[i] ?? end;
    const isAlone = end > begin && isNight(begin) && !companions.some(isThere(begin));
    return isAlone ? [{ from: new Date(begin), until: new Date(end - 1) }] : [];
  });
}

const isThere =
  (at: number) =>
  ({ joinedAt, leftAt }: Companion): boolean =>
    at >= joinedAt.getTime() - slackMs && (leftAt === null || at < leftAt.getTime());

function isNight(at: number): boolean {
  const hour = Number.parseInt(localTime(new Date(at)), 10);
  return hour >= night.from || hour < night.until;
}
