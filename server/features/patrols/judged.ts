import type { TrackBody } from '../../../contract/patrols.ts';
import { addHours } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import { type Moment, onPatrol, type Span } from './decide.ts';
import { judgeWall } from './scanned.ts';
import * as store from './store.ts';
import { judgeTrack, type Verdict } from './track/judge.ts';
import { asWgs84, type Track } from './track/track.ts';
import { listCounted } from './track-store.ts';
import { tracksIn } from './ways.ts';

/** Days for which paces are compared, and kept. */
const paceDays = 365;
/** Hours before somebody joined in which a walk can have begun that reaches into this one. */
const reachHours = 24;

export interface Judged {
  /** Of the track, or of the points on the wall: of what proves more. */
  verdict: Verdict;
  /** By what it was proved: that of the patrol, without what was counted before. */
  moments: readonly Moment[];
  /** Different points on the wall; null: a track was judged. */
  scanned: number | null;
  /** In the middle of the way; null outside the county’s grids. */
  grid: string | null;
  /** null: there is no way. */
  isInside: boolean | null;
  /** What somebody walked, to be told when it is used again: also where points on the wall prove more. */
  way: Track | null;
}

/** Times of this person that were counted already and may lie within a patrol. */
export function countedOf(read: Read, scope: Scope, patrol: store.MemberRow): Promise<Span[]> {
  return listCounted(read, scope, addHours(patrol.joined_at, -reachHours));
}

export const isSameCounted = (one: readonly Span[], other: readonly Span[]): boolean =>
  one.length === other.length &&
  one.every(({ from }, i) => from.getTime() === other[i]?.from.getTime());

interface Given {
  patrol: store.MemberRow;
  sent: TrackBody;
  counted: readonly Span[];
}

/**
 * Judges what was sent, track and scans each by itself. The one that proves more counts, and only that one; where
 * neither proves anything, both say why.
 */
export async function judge(
  deps: Deps,
  scope: Scope,
  { patrol, sent, counted }: Given,
): Promise<Judged> {
  const endsAt = new Date(
    Math.min(Number(patrol.left_at ?? patrol.closes_at), Number(patrol.closes_at)),
  );
  const bounds = { joinedAt: patrol.joined_at, endsAt, counted };
  const { scans = [] } = sent;
  const wall = scans.length === 0 ? undefined : await judgeWall(deps, scope, { scans, ...bounds });
  if (wall !== undefined && sent.points.length === 0) return wall;
  const byTrack = await judgeWay(deps, scope, { patrol, sent, bounds });
  if (wall === undefined) return byTrack;
  const { way, grid, verdict } = byTrack;
  if (verdict.kind === 'refuse' && wall.verdict.kind === 'refuse') {
    const reasons = [...new Set([...verdict.reasons, ...wall.verdict.reasons])];
    return { ...wall, verdict: { ...wall.verdict, reasons } };
  }
  if (wall.verdict.minutes <= verdict.minutes) return byTrack;
  return way === null
    ? wall
    : { ...wall, way, grid, verdict: { ...wall.verdict, pace: verdict.pace } };
}

async function judgeWay(
  deps: Deps,
  scope: Scope,
  {
    patrol,
    sent: { datum, points },
    bounds,
  }: {
    patrol: store.MemberRow;
    sent: TrackBody;
    bounds: Parameters<typeof onPatrol>[1];
  },
): Promise<Judged> {
  const { read } = deps.database;
  const given = points.map(({ at, lng, lat }) => ({
    at: at === null ? undefined : Date.parse(at),
    lng,
    lat,
  }));
  const walked = onPatrol(given, bounds);
  const middle = asWgs84(walked, datum)[Math.floor(walked.length / 2)];
  const place = middle && (await areas.findPlace(deps, scope, middle));
  const grid = place?.grid ?? null;
  const now = deps.clock.now();
  const paces = await store.listPaces(read, scope, addHours(now, -24 * paceDays));
  const pacesOf = (rows: readonly store.PaceRow[]) => rows.map(({ pace }) => pace ?? []);
  const isCompanion = (row: store.PaceRow) => row.patrol === patrol.id;
  const track = { points: walked, datum };
  const verdict = judgeTrack({
    track,
    now: now.getTime(),
    earlier: grid === null ? [] : await tracksIn(read, { deps, scope }, grid),
    earlierPaces: pacesOf(paces.filter((row) => !isCompanion(row))),
    // Who walks together is alike in pace: while the ways are there, each phone's own error tells them apart.
    companions: pacesOf(paces.filter((row) => isCompanion(row) && !row.has_way)),
  });
  return {
    verdict,
    moments: walked,
    scanned: null,
    grid,
    isInside: place?.inside ?? null,
    way: verdict.kind === 'refuse' ? null : track,
  };
}
