import type { LngLat } from '../../platform/geometry.ts';

/** What counts as one place for a rule that limits places and does not say how wide they are. */
export const usualMetres = 30;

/** As flat as a map: what counts as one place is some metres wide. */
export const metresPerDegree = 111_320;

/** How much shorter a degree of longitude is here than at the equator. */
export const narrowingAt = (lat: number): number => Math.cos((lat * Math.PI) / 180);

/** Whether a position lies within these metres of a place, as the stores reckon it in SQL. */
export function isNear(place: LngLat, other: LngLat, metres: number): boolean {
  const [lat, lng] = [other.lat - place.lat, (other.lng - place.lng) * narrowingAt(place.lat)];
  return Math.sqrt(lat ** 2 + lng ** 2) <= metres / metresPerDegree;
}
