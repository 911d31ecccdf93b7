import { dayMs } from '../../platform/calendar.ts';
import type { LngLat } from '../../platform/geometry.ts';
import type { Box } from './matter-store.ts';

/** What was told longer before or after is hardly the same thing. */
export const withinDays = 30;
const nearbyM = 200;
const metresPerDegree = 111_195;

/** Where and since when a report may tell of what somebody sees here and now. */
export function neighbourhood({ lng, lat }: LngLat, now: Date): { box: Box; since: Date } {
  const north = nearbyM / metresPerDegree;
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return {
    box: { west: lng - east, east: lng + east, south: lat - north, north: lat + north },
    since: new Date(now.getTime() - withinDays * dayMs),
  };
}
