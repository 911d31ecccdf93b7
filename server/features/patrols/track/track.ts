import { fromGcj02 } from '../../../../contract/maps/gcj02.ts';
import type { LngLat } from '../../../platform/geometry.ts';

/** As a phone or a file gives it. */
export interface TrackPoint extends LngLat {
  /** Milliseconds since 1970, UTC; undefined where the receiver gave none. */
  at: number | undefined;
}

export type Datum = 'wgs84' | 'gcj02';

export interface Track {
  points: readonly TrackPoint[];
  datum: Datum;
}

/** A place in metres east and north of the track's first point, at a time in seconds. */
export interface Fix {
  t: number;
  x: number;
  y: number;
}

export interface TimedPoint extends LngLat {
  at: number;
}

const metresPerDegree = 111_195;

/** To a plane around `origin`: over the few kilometres of a patrol it is true to a metre. */
export function toPlane(points: readonly TimedPoint[], origin: LngLat): Fix[] {
  const shrink = Math.cos((origin.lat * Math.PI) / 180);
  return points.map(({ at, lng, lat }) => ({
    t: at / 1000,
    x: (lng - origin.lng) * metresPerDegree * shrink,
    y: (lat - origin.lat) * metresPerDegree,
  }));
}

export const asWgs84 = <P extends LngLat>(points: readonly P[], datum: Datum): P[] =>
  points.map((point) => (datum === 'wgs84' ? point : { ...point, ...fromGcj02(point) }));

export const metresBetween = (a: { x: number; y: number }, b: { x: number; y: number }): number =>
  Math.hypot(b.x - a.x, b.y - a.y);

export function medianOf(values: readonly number[]): number {
  return shareOf(values, 0.5);
}

/** The value that so large a share of the values does not exceed; NaN of none. */
export function shareOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
}
