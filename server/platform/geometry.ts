import pointInPolygon from 'point-in-polygon-hao';

export { distanceM } from '../../contract/distance.ts';

/** Degrees, WGS-84 (CGCS2000 differs by centimetres). */
export interface LngLat {
  lng: number;
  lat: number;
}

/** Degrees. No area of ours crosses the date line. */
export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/**
 * Whether a position lies within a ring of `[lng, lat]` pairs, closed as in GeoJSON or left open. On
 * the line counts as within, so that a border belongs to somebody.
 */
export function pointInRing(position: LngLat, ring: number[][]): boolean {
  return pointInPolygon([position.lng, position.lat], [closed(ring)]) !== false;
}

/**
 * A position to the centimetre: no phone knows more, and the database refuses to square a difference of
 * less than it can hold.
 */
export function toCentimetre<P extends LngLat>(position: P): P {
  // Plus nothing: what is rounded from below is zero, too, and not minus zero.
  const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7 + 0;
  return { ...position, lng: round(position.lng), lat: round(position.lat) };
}

/**
 * The centre of gravity of the area within a ring, for a label or a map's middle; of a ring without
 * area, the mean of its corners. @throws RangeError for a ring without corners.
 */
export function ringCentre(ring: number[][]): LngLat {
  const corners = cornersOf(ring);
  const origin = meanOf(corners);
  let doubleArea = 0;
  let lng = 0;
  let lat = 0;
  // Measured from the mean: degrees squared of a village would drown in those of the whole earth.
  const local = corners.map((c) => ({ lng: c.lng - origin.lng, lat: c.lat - origin.lat }));
  let before = local.at(-1) ?? { lng: 0, lat: 0 };
  for (const corner of local) {
    const cross = before.lng * corner.lat - corner.lng * before.lat;
    doubleArea += cross;
    lng += (before.lng + corner.lng) * cross;
    lat += (before.lat + corner.lat) * cross;
    before = corner;
  }
  if (Math.abs(doubleArea) < Number.EPSILON) return origin;
  return { lng: origin.lng + lng / (3 * doubleArea), lat: origin.lat + lat / (3 * doubleArea) };
}

/** @throws RangeError for a ring without corners. */
export function boundsOf(ring: number[][]): Bounds {
  const corners = cornersOf(ring);
  const lngs = corners.map(({ lng }) => lng);
  const lats = corners.map(({ lat }) => lat);
  return {
    west: Math.min(...lngs),
    south: Math.min(...lats),
    east: Math.max(...lngs),
    north: Math.max(...lats),
  };
}

/** The corners, each once. */
function cornersOf(ring: number[][]): LngLat[] {
  const corners = closed(ring)
    .slice(0, -1)
    .map(([lng = Number.NaN, lat = Number.NaN]) => ({ lng, lat }));
  if (corners.length === 0) throw new RangeError('The ring has no corners');
  return corners;
}

function closed(ring: number[][]): number[][] {
  const [first] = ring;
  const last = ring.at(-1);
  if (!first || !last) throw new RangeError('The ring has no corners');
  const isClosed = ring.length > 1 && first[0] === last[0] && first[1] === last[1];
  return isClosed ? ring : [...ring, first];
}

function meanOf(corners: LngLat[]): LngLat {
  const sum = (pick: (corner: LngLat) => number) =>
    corners.reduce((total, corner) => total + pick(corner), 0);
  return {
    lng: sum(({ lng }) => lng) / corners.length,
    lat: sum(({ lat }) => lat) / corners.length,
  };
}
