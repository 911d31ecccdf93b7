import { mostMembers } from '../../../contract/patrols.ts';
import { addHours } from '../../platform/calendar.ts';
import type { Verdict } from './track/judge.ts';
import type { Reason } from './track/reasons.ts';
import type { TrackPoint } from './track/track.ts';

/** Hours for which a patrol is open to join and to walk. */
export const openHours = 12;
/** Days after it in which a phone that had no network may send the track. */
export const proofDays = 7;
/** A phone may have begun to record a little before somebody joined, and its clock be a little off. */
const slackMs = 10 * 60_000;
/** From ten in the evening to six in the morning nobody walks alone. */
const night = { from: 22, until: 6 } as const;
const fewestAtNight = 2;
const shanghaiMs = 8 * 3_600_000;

export const closesAt = (begunAt: Date) => addHours(begunAt, openHours);
export const provableUntil = (closing: Date) => addHours(closing, proofDays * 24);

export interface JoinFacts {
  /** undefined: no patrol shows this code. */
  patrol: { closesAt: Date; members: number } | undefined;
  isIn: boolean;
  /** Another patrol of theirs that is neither proved nor closed. */
  isElsewhere: boolean;
}

export type JoinDecision =
  | { kind: 'join' | 'in_already' }
  | { kind: 'refuse'; code: 'patrol_code_unknown' | 'patrol_full' | 'patrol_under_way' };

export function decideJoin({ patrol, isIn, isElsewhere }: JoinFacts, now: Date): JoinDecision {
  if (patrol === undefined || patrol.closesAt <= now)
    return { kind: 'refuse', code: 'patrol_code_unknown' };
  if (isIn) return { kind: 'in_already' };
  if (isElsewhere) return { kind: 'refuse', code: 'patrol_under_way' };
  if (patrol.members >= mostMembers) return { kind: 'refuse', code: 'patrol_full' };
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

/** What of a track was walked on the patrol: nothing before one joined, nothing after it was closed. */
export function onPatrol(
  points: readonly TrackPoint[],
  { joinedAt, closesAt: closing }: { joinedAt: Date; closesAt: Date },
): TrackPoint[] {
  const [from, to] = [joinedAt.getTime() - slackMs, closing.getTime() + slackMs];
  return points.filter(({ at }) => at === undefined || at < oldestMs || (at >= from && at <= to));
}

/** What has no date is left in, so that the clock is named as the reason. */
const oldestMs = Date.UTC(2000, 0, 1);

export interface Proved extends Pick<Verdict, 'kind' | 'minutes' | 'metres' | 'pace'> {
  reasons: (Reason | 'alone_at_night')[];
}

/** A track that proves a walk still counts nothing where somebody walked alone at night. */
export function prove(
  verdict: Verdict,
  { points, members }: { points: readonly TrackPoint[]; members: number },
): Proved {
  const isAlone = members < fewestAtNight && points.some(({ at }) => isNight(at));
  if (verdict.kind === 'refuse' || !isAlone) return verdict;
  return { ...verdict, kind: 'refuse', reasons: ['alone_at_night'], minutes: 0 };
}

function isNight(at: number | undefined): boolean {
  if (at === undefined) return false;
  const hour = new Date(at + shanghaiMs).getUTCHours();
  return hour >= night.from || hour < night.until;
}
