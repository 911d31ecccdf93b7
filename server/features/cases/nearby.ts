import { countMine } from '../../platform/attempts.ts';
import { dayMs } from '../../platform/calendar.ts';
import type { LngLat } from '../../platform/geometry.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { communityOf } from '../privacy/service.ts';
import type { Around } from './matter-store.ts';

/** What was told longer before or after is hardly the same thing. */
export const withinDays = 30;
const nearbyM = 200;
const metresPerDegree = 111_195;

/** About a hundred metres; whole cells of a fixed net, so that no two asks can be laid against each other. */
const cellsPerDegree = 1_000;
/** From the middle of a cell to its corner, at most. */
export const cellReachM = 80;

/**
 * The middle of the cell that a point lies in. What a resident is told goes by it: were it by the point, whoever
 * moves theirs by a few metres would see at which of them a report comes and goes, and so where it is.
 */
export const cellOf = ({ lng, lat }: LngLat): LngLat => ({
  lng: Math.round(lng * cellsPerDegree) / cellsPerDegree,
  lat: Math.round(lat * cellsPerDegree) / cellsPerDegree,
});

/** Where and since when a report may tell of what somebody sees here and now. */
export function neighbourhood(position: LngLat, now: Date): Around {
  const { lng, lat } = cellOf(position);
  const north = nearbyM / metresPerDegree;
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return {
    within: { west: lng - east, east: lng + east, south: lat - north, north: lat + north },
    since: new Date(now.getTime() - withinDays * dayMs),
  };
}

/** Of a place that is known in words no more is known than where its reporter lives; undefined: not even that. */
export function aroundHome(home: string | null, now: Date): Around | undefined {
  const community = communityOf(home);
  if (community === null) return undefined;
  return { within: { community }, since: new Date(now.getTime() - withinDays * dayMs) };
}

/** Nobody writes so many reports; whoever draws a map of what others reported would ask more often. */
const mostAsksPerHour = 60;

/** Counts a resident’s question about what lies nearby. @returns whether it is answered */
export async function countAsk(deps: Deps, scope: Scope): Promise<boolean> {
  const { thisHour } = await deps.database.transact((tx) =>
    countMine(tx, { deps, scope }, 'nearby_asked'),
  );
  return thisHour <= mostAsksPerHour;
}
