import type { TrackBody } from '../../../contract/patrols.ts';
import { addHours } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import { onPatrol, type Span } from './decide.ts';
import * as store from './store.ts';
import { judgeTrack, type Verdict } from './track/judge.ts';
import { asWgs84, type TrackPoint } from './track/track.ts';
import { listCounted } from './track-store.ts';
import { tracksIn } from './ways.ts';

/** Days for which paces are compared, and kept. */
const paceDays = 365;
/** Hours before somebody joined in which a walk can have begun that reaches into this one. */
const reachHours = 24;

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

export async function judge(
  deps: Deps,
  scope: Scope,
  {
    patrol,
    track: { datum, points },
    counted,
  }: { patrol: store.MemberRow; track: TrackBody; counted: readonly Span[] },
): Promise<Judged> {
  const { read } = deps.database;
  const sent = points.map(({ at, lng, lat }) => ({
    at: at === null ? undefined : Date.parse(at),
    lng,
    lat,
  }));
  const endsAt = new Date(
    Math.min(Number(patrol.left_at ?? patrol.closes_at), Number(patrol.closes_at)),
  );
  const walked = onPatrol(sent, { joinedAt: patrol.joined_at, endsAt, counted });
  const middle = asWgs84(walked, datum)[Math.floor(walked.length / 2)];
  const place = middle && (await areas.findPlace(deps, scope, middle));
  const grid = place?.grid ?? null;
  const now = deps.clock.now();
  const paces = await store.listPaces(read, scope, addHours(now, -24 * paceDays));
  const pacesOf = (rows: readonly store.PaceRow[]) => rows.map(({ pace }) => pace ?? []);
  const isCompanion = (row: store.PaceRow) => row.patrol === patrol.id;
  const verdict = judgeTrack({
    track: { points: walked, datum },
    now: now.getTime(),
    earlier: grid === null ? [] : await tracksIn(read, { deps, scope }, grid),
    earlierPaces: pacesOf(paces.filter((row) => !isCompanion(row))),
    // Who walks together is alike in pace: while the ways are there, each phone's own error tells them apart.
    companions: pacesOf(paces.filter((row) => isCompanion(row) && !row.has_way)),
  });
  return { verdict, points: walked, grid, isInside: place?.inside ?? null };
}
