import type { Award } from '../../contract/awards.ts';
import { mostScans } from '../../contract/patrol-limits.ts';
import type { RoutePoint } from '../../contract/patrol-points.ts';
import type { MyPatrol, PatrolProof, TrackBody } from '../../contract/patrols.ts';
import type { Position } from '../../contract/values.ts';
import type { WalkHere } from '../session.ts';

export type WalkPoint = TrackBody['points'][number];
export type Scan = NonNullable<TrackBody['scans']>[number];

/** A patrol of this phone's owner, from its beginning until the verdict was read. */
export interface Walk {
  patrol: string;
  /** What the leader shows; null for who joined. */
  code: string | null;
  begunAt: string;
  /**
   * By how many milliseconds the phone's clock is wrong: ahead of the county's, or behind it where it is negative. Not
   * there where no time was heard when it began, or an older build began it: to its end it goes by the phone's clock.
   */
  aheadMs?: number | undefined;
  /** Made when it began: however often it is sent, the server counts it once. */
  proofRequestId: string;
  /**
   * walking: recording · ended: what was recorded goes out as soon as it can · dropped: it is not handed in, and stays
   * only until the server knows that it is over · answered: the verdict is here.
   */
  phase: 'walking' | 'ended' | 'dropped' | 'answered';
  endedAt: string | null;
  /** The server knows of the end. */
  endTold: boolean;
  /** How many points are kept in full pieces beside this. */
  pieces: number;
  /** Points on the wall of the task that it is walked for. */
  route: readonly RoutePoint[];
  /** What was scanned on the way, in its order: it is sent with the track. */
  scans: readonly Scan[];
  proof: PatrolProof | null;
  award: Award | null;
}

/** The clock of a phone. */
interface Clock {
  /** What it says, milliseconds. */
  nowMs: number;
  aheadMs: number | undefined;
}

export const begun = (
  { id, code, route }: MyPatrol,
  { nowMs, aheadMs, proofRequestId }: Clock & Pick<Walk, 'proofRequestId'>,
): Walk => ({
  ...{ patrol: id, code, route, aheadMs, proofRequestId },
  begunAt: new Date(nowMs).toISOString(),
  phase: 'walking',
  endedAt: null,
  endTold: false,
  pieces: 0,
  scans: [],
  proof: null,
  award: null,
});

/** It is being recorded, or waits to be judged. */
export const isToHandIn = (walk: Walk | null): boolean =>
  walk?.phase === 'walking' || walk?.phase === 'ended';

export const hereAs = (walk: Walk): WalkHere | null => {
  if (isToHandIn(walk)) return 'yes';
  return walk.phase === 'dropped' ? 'over' : null;
};

/** Whoever comes back to a patrol that they left walks anew. */
export const isSameWalk = (one: Walk | null, other: Walk): boolean =>
  one?.proofRequestId === other.proofRequestId;

/** The server knows of its end: nothing that is recorded from then on would count. */
export const told = (walk: Walk, endedAt: string): Walk => ({
  ...walk,
  phase: walk.phase === 'walking' ? 'ended' : walk.phase,
  endedAt: walk.endedAt ?? endedAt,
  endTold: true,
});

/** What is left of a walk that is not handed in. */
export const dropped = (walk: Walk): Walk => ({
  ...walk,
  phase: 'dropped',
  pieces: 0,
  route: [],
  scans: [],
});

/** Farther apart than answers are under way, the clock was set. */
const setMs = 120_000;

/**
 * How wrong the phone's clock is: as it was when the walk began, also on a page that has heard of no time since, so
 * that a constant error stays one. Where the server says otherwise, somebody has set the clock. Where nobody knew, it
 * stays unknown: corrected from the middle on, the walk would step back in time, and none of it would count.
 */
export function aheadOn({ aheadMs }: Pick<Walk, 'aheadMs'>, heardMs: number | undefined) {
  if (aheadMs === undefined || heardMs === undefined) return aheadMs;
  return Math.abs(heardMs - aheadMs) > setMs ? heardMs : aheadMs;
}

/**
 * When a position was taken by the county's clock. Browsers date positions by the clock of the phone, some by that of
 * the satellites, which is right: it is the one by which the position has just been taken.
 */
export const takenAt = (at: number, { nowMs, aheadMs = 0 }: Clock): number =>
  Math.abs(at - nowMs) <= Math.abs(at - (nowMs - aheadMs)) ? at - aheadMs : at;

const phases = ['walking', 'ended', 'dropped', 'answered'] as const;

/**
 * The same walk as two pages of a phone know it: the paper that the camera of the phone read is opened in another one.
 * What either has scanned is there, and it is as far as the one that is farther.
 */
export function together(kept: Walk, mine: Walk): Walk {
  const isBehind = phases.indexOf(mine.phase) < phases.indexOf(kept.phase);
  const [ahead, behind] = isBehind ? [kept, mine] : [mine, kept];
  if (ahead.phase === 'answered') return ahead;
  const endTold = ahead.endTold || behind.endTold;
  if (ahead.phase === 'dropped') return { ...ahead, endTold };
  const isKept = ({ code, at }: Scan) =>
    kept.scans.some((one) => one.code === code && one.at === at);
  return {
    ...ahead,
    endTold,
    pieces: Math.max(ahead.pieces, behind.pieces),
    scans: [...kept.scans, ...mine.scans.filter((one) => !isKept(one))].slice(0, mostScans),
  };
}

export type WalkStep = 'rest' | 'tell_end' | 'prove' | 'forget';

export function nextStep({ phase, endTold }: Walk): WalkStep {
  if (phase !== 'ended' && phase !== 'dropped') return 'rest';
  if (!endTold) return 'tell_end';
  return phase === 'ended' ? 'prove' : 'forget';
}

/** Points of one piece: what a phone that dies can lose is less than two minutes. */
export const pieceLength = 20;
/** Closer together in time, positions say nothing new and wear the battery. */
const leastMs = 3_000;
/** As many as the server takes. */
const mostPoints = 20_000;

export interface Fix {
  /** Milliseconds by the county's clock; by that of the phone where nobody knows how wrong it is. */
  at: number;
  lng: number;
  lat: number;
  /** As the receiver itself says; of a walk that an older build recorded nobody knows. */
  accuracyM?: number;
}

/** Whoever walks on is elsewhere after so long. */
const freshMs = 60_000;
const widestM = 100_000;

/** The last position, and when this page got it by the phone’s own clock; null: it was read from the store. */
export interface Last {
  last: Fix | null;
  lastAt: number | null;
}

/** Where something is seen that is reported now; null: the last position is too old, or nobody knows how sure it is. */
export function placeNow({ last, lastAt }: Last, now: number): Position | null {
  if (last?.accuracyM === undefined || lastAt === null || now - lastAt > freshMs) return null;
  const accuracyM = Math.min(Math.round(last.accuracyM), widestM);
  return { lng: last.lng, lat: last.lat, accuracyM };
}

export function isWorthKeeping(last: Fix | undefined, fix: Fix, count: number): boolean {
  if (count >= mostPoints) return false;
  return last === undefined || fix.at - last.at >= leastMs || fix.at < last.at;
}

export const pointOf = ({ at, lng, lat }: Fix): WalkPoint => ({
  at: new Date(at).toISOString(),
  lng,
  lat,
});

const codeDigits = 20;
const numberDigits = 6;

/** The code of a point on the wall, alone, in groups of four, or at the end of the address that its paper holds. */
export function pointCodeIn(text: string): string | undefined {
  const [, code] = /(?:^|\/)(\d+)$/.exec(text.replaceAll(/\s/g, '')) ?? [];
  return code?.length === codeDigits ? code : undefined;
}

/** What stands on the paper: a route names its points by it. */
export const pointNumberOf = (code: string): string => code.slice(0, numberDigits);

/** A camera reads the same paper many times while it is held there. */
const sameScanMs = 60_000;

/** With one more scan; as they were, where the same paper has just been scanned. undefined: there is no room. */
export function withScan(
  scans: readonly Scan[],
  code: string,
  atMs: number,
): readonly Scan[] | undefined {
  const last = scans.at(-1);
  const isSame = last?.code === code && Math.abs(atMs - Date.parse(last.at)) < sameScanMs;
  if (isSame) return scans;
  if (scans.length >= mostScans) return undefined;
  return [...scans, { code, at: new Date(atMs).toISOString() }];
}
