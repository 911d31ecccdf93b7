import type { Award } from '../../contract/awards.ts';
import type { PatrolProof, TrackBody } from '../../contract/patrols.ts';

export type WalkPoint = TrackBody['points'][number];

/** A patrol of this phone's owner, from its beginning until the verdict was read. */
export interface Walk {
  patrol: string;
  /** What the leader shows; null for who joined. */
  code: string | null;
  begunAt: string;
  /** Made when it began: however often it is sent, the server counts it once. */
  proofRequestId: string;
  /** walking: recording · ended: what was recorded goes out as soon as it can · answered: the verdict is here. */
  phase: 'walking' | 'ended' | 'answered';
  endedAt: string | null;
  /** The server knows of the end. */
  endTold: boolean;
  /** How many points are kept in full pieces beside this. */
  pieces: number;
  proof: PatrolProof | null;
  award: Award | null;
}

export type WalkStep = 'rest' | 'tell_end' | 'prove';

export function nextStep({ phase, endTold }: Walk): WalkStep {
  if (phase !== 'ended') return 'rest';
  return endTold ? 'prove' : 'tell_end';
}

/** Points of one piece: what a phone that dies can lose is less than two minutes. */
export const pieceLength = 20;
/** Closer together in time, positions say nothing new and wear the battery. */
const leastMs = 3_000;
/** As many as the server takes. */
const mostPoints = 20_000;

export interface Fix {
  /** Milliseconds by the receiver's clock. */
  at: number;
  lng: number;
  lat: number;
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
