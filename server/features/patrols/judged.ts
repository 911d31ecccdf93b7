import type { TrackBody } from '../../../contract/patrols.ts';
import { addHours } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import type * as areas from '../areas/service.ts';
import { onPatrol, type Span } from './decide.ts';
import * as store from './store.ts';
import { judgeTrack, type Verdict } from './track/judge.ts';
import { asWgs84, type TrackPoint } from './track/track.ts';
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
  verdict: Verdict;
  /** Those of the patrol, without what was counted before. */
  points: readonly TrackPoint[];
  /** In the middle of the way; null outside the county’s grids. */
  grid: string | null;
  /** null: there is no way. */
  isInside: boolean | null;
}

/** Times of this person that were counted already and may lie within a patrol. */
export function countedOf(read: Read, scope: Scope, patrol: store.MemberRow): Promise<Span[]> {
  return listCounted(read, scope, addHours(patrol.joined_at, -reachHours));
}

export const isSameCounted = (one: readonly Span[], other: readonly Span[]): boolean =>
  one.length === other.length &&
  one.every(({ from }, i) => from.getTime() === other[i]?.from.getTime());

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

export async function judge(
  read: Read,
  { deps, scope, placeOf }: Judging,
  {
    patrol,
    track: { datum, points },
    counted,
  }: { patrol: store.MemberRow; track: TrackBody; counted: readonly Span[] },
): Promise<Judged> {
  const sent = points.map(({ at, lng, lat }) => ({
    at: at === null ? undefined : Date.parse(at),
    lng,
    lat,
  }));
  const endsAt = new Date(
    Math.min(Number(patrol.left_at ?? patrol.closes_at), Number(patrol.closes_at)),
  );
  const walked = onPatrol(sent, { joinedAt: patrol.joined_at, endsAt, counted });
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
  const verdict = judgeTrack({
    track: { points: walked, datum },
    now: now.getTime(),
    earlier: await knownTracks(read, { deps, scope }, near),
    earlierPaces: pacesOf(paces.filter((row) => !isCompanion(row))),
    // Who walks together is alike in pace: while the ways are there, each phone's own error tells them apart.
    companions: pacesOf(paces.filter((row) => isCompanion(row) && !row.has_way)),
  });
  return { verdict, points: walked, grid, isInside: place?.inside ?? null };
}

/** Its middle, and as many on either side: a part of a way that lies elsewhere is compared there. */
function placesOn(points: readonly TrackPoint[]): TrackPoint[] {
  const shares = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1];
  return shares.flatMap((share) => points[Math.floor(share * (points.length - 1))] ?? []);
}
