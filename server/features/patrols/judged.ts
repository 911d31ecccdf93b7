import type { TrackBody } from '../../../contract/patrols.ts';
import { addHours } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import type * as areas from '../areas/service.ts';
import {
  type Bounds,
  type Companion,
  endOfPart,
  type LeftOut,
  leftOutOf,
  type Moment,
  onPatrol,
  type Span,
} from './decide.ts';
import { judgeWall } from './scanned.ts';
import * as store from './store.ts';
import { judgeTrack, type Verdict } from './track/judge.ts';
import { asWgs84, type Track, type TrackPoint } from './track/track.ts';
import { listCounted } from './track-store.ts';
import { keptSince, knownTracks } from './ways.ts';

/** Days for which paces are compared, and kept. */
const paceDays = 365;
/** Days for which they are compared wherever in the county somebody walks. */
const freshDays = 30;
/** Hours before somebody joined in which a walk can have begun that reaches into this one. */
const reachHours = 24;
/** Longer than any request takes. */
const latelyHours = 24;

export interface Judged {
  /** Of the track, or of the points on the wall: of what proves more. */
  verdict: Verdict;
  /** By what it was proved: that of the patrol, without what was counted before. */
  moments: readonly Moment[];
  /** What of it counted; null: all from its first moment to its last. */
  times: readonly Span[] | null;
  /** Different points on the wall; null: a track was judged. */
  scanned: number | null;
  /** In the middle of the way; null outside the county’s grids. */
  grid: string | null;
  /** null: there is no way. */
  isInside: boolean | null;
  /** Why something of it was left out before it was judged. */
  leftOut: readonly LeftOut[];
  /** What somebody walked, to be told when it is used again: also where points on the wall prove more. */
  way: Track | null;
}

/** Times of this person that were counted already and may lie within a patrol. */
export function countedOf(read: Read, scope: Scope, patrol: store.MemberRow): Promise<Span[]> {
  return listCounted(read, scope, addHours(patrol.joined_at, -reachHours));
}

/** Whether the same people were on the patrol, for the same time. */
export const isSameCompany = (one: readonly Companion[], other: readonly Companion[]): boolean =>
  one.length === other.length &&
  one.every(({ leftAt }, i) => leftAt?.getTime() === other[i]?.leftAt?.getTime());

export const isSameCounted = (one: readonly Span[], other: readonly Span[]): boolean =>
  one.length === other.length &&
  one.every(
    ({ from, until }, i) =>
      from.getTime() === other[i]?.from.getTime() && until.getTime() === other[i]?.until.getTime(),
  );

/** Walks of everybody that were proved lately and count: whether there are new ones by now. */
export function listLately(read: Read, { deps, scope }: Judging): Promise<string[]> {
  return store.listProved(read, scope, addHours(deps.clock.now(), -latelyHours));
}

export const isAnyNew = (before: readonly string[], now: readonly string[]): boolean => {
  const known = new Set(before);
  return now.some((id) => !known.has(id));
};

export interface Judging {
  deps: Deps;
  scope: Scope;
  /** Found before a transaction begins: in it nothing is read beside it. */
  placeOf: areas.PlaceOf;
}

interface Given {
  patrol: store.MemberRow;
  sent: TrackBody;
  counted: readonly Span[];
  companions: readonly Companion[];
}

/**
 * Judges what was sent: the track by itself, the scans beside where the track was. The one that proves more counts,
 * and only that one; where neither proves anything, both say why.
 */
export async function judge(
  read: Read,
  by: Judging,
  { patrol, sent, counted, companions }: Given,
): Promise<Judged> {
  const { begun_at: begunAt, closes_at: closesAt, left_at: leftAt } = patrol;
  const end = endOfPart({ begunAt, closesAt, leftAt });
  const bounds = { joinedAt: patrol.joined_at, ...end, counted, companions };
  const { scans = [] } = sent;
  const wall = scans.length === 0 ? undefined : await judgeWall(read, by, { sent, bounds });
  if (wall !== undefined && sent.points.length === 0) return wall;
  const byTrack = await judgeWay(read, by, { patrol, sent, bounds });
  return wall === undefined ? byTrack : better(byTrack, wall);
}

function better(byTrack: Judged, wall: Judged): Judged {
  const { way, grid, verdict } = byTrack;
  if (verdict.kind === 'refuse' && wall.verdict.kind === 'refuse') {
    const reasons = [...new Set([...verdict.reasons, ...wall.verdict.reasons])];
    const leftOut = [...new Set([...wall.leftOut, ...byTrack.leftOut])];
    return { ...wall, leftOut, verdict: { ...wall.verdict, reasons } };
  }
  if (wall.verdict.minutes <= verdict.minutes) return byTrack;
  if (way === null) return wall;
  return { ...wall, way, grid, verdict: { ...wall.verdict, pace: verdict.pace } };
}

async function judgeWay(
  read: Read,
  { deps, scope, placeOf }: Judging,
  {
    patrol,
    sent: { datum, points },
    bounds,
  }: { patrol: store.MemberRow; sent: TrackBody; bounds: Bounds },
): Promise<Judged> {
  const given = points.map(({ at, lng, lat }) => ({
    at: at === null ? undefined : Date.parse(at),
    lng,
    lat,
  }));
  const walked = onPatrol(given, bounds);
  const places = placesOn(asWgs84(walked, datum)).map(placeOf);
  const place = places[Math.floor(places.length / 2)];
  const grid = place?.grid ?? null;
  const communities = new Set(places.flatMap((one) => one.grid?.slice(0, 12) ?? []));
  const now = deps.clock.now();
  const near = { communities: [...communities], patrol: patrol.id, since: keptSince(now) };
  const paces = await store.listPaces(read, scope, {
    communities: near.communities,
    since: addHours(now, -24 * paceDays),
    freshSince: addHours(now, -24 * freshDays),
    waysSince: near.since,
  });
  const pacesOf = (rows: readonly store.PaceRow[]) => rows.map(({ pace }) => pace ?? []);
  const isCompanion = (row: store.PaceRow) => row.patrol === patrol.id;
  const track = { points: walked, datum };
  const verdict = judgeTrack({
    track,
    now: now.getTime(),
    earlier: await knownTracks(read, { deps, scope }, near),
    earlierPaces: pacesOf(paces.filter((row) => !isCompanion(row))),
    // Who walks together is alike in pace: while the ways are there, each phone's own error tells them apart.
    companions: pacesOf(paces.filter((row) => isCompanion(row) && !row.has_way)),
  });
  return {
    verdict,
    moments: walked,
    times: null,
    scanned: null,
    grid,
    isInside: place?.inside ?? null,
    leftOut: leftOutOf(given, bounds),
    way: verdict.kind === 'refuse' ? null : track,
  };
}

/** Its middle, and as many on either side: a part of a way that lies elsewhere is compared there. */
function placesOn(points: readonly TrackPoint[]): TrackPoint[] {
  const shares = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1];
  return shares.flatMap((share) => points[Math.floor(share * (points.length - 1))] ?? []);
}
