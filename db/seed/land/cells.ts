import type { Chance } from '../chance.ts';

/** Metres east and north of the county's centre. */
export interface Point {
  x: number;
  y: number;
}
/** Corners counter-clockwise, the first one not repeated. */
export type Polygon = readonly Point[];

/** A convex outline, wider on some sides than on others. */
export function outline(chance: Chance, radiusM: { x: number; y: number }): Polygon {
  const corners = 17;
  const points = Array.from({ length: corners }, (_, i): Point => {
    const angle = ((i + chance.between(-0.25, 0.25)) / corners) * 2 * Math.PI;
    const reach = chance.between(0.86, 1.06);
    return { x: Math.cos(angle) * radiusM.x * reach, y: Math.sin(angle) * radiusM.y * reach };
  });
  return convexHull(points);
}

/**
 * Cuts a convex polygon into cells of about equal size: Voronoi cells of points that are moved to the
 * middle of their cells a few times (S. Lloyd, Least squares quantization in PCM, 1982).
 */
export function divide(chance: Chance, polygon: Polygon, count: number): Polygon[] {
  let sites = Array.from({ length: count }, () => pointWithin(chance, polygon));
  for (let round = 0; round < 6; round++)
    sites = sites.map((site) => centreOf(cellOf(site, sites, polygon)));
  return sites.map((site) => cellOf(site, sites, polygon));
}

function cellOf(site: Point, sites: readonly Point[], polygon: Polygon): Polygon {
  let cell = polygon;
  for (const other of sites) if (other !== site) cell = nearerTo(site, other, cell);
  return cell;
}

/** The part of a convex polygon that is nearer to one site than to the other. */
function nearerTo(site: Point, other: Point, polygon: Polygon): Polygon {
  const middle = { x: (site.x + other.x) / 2, y: (site.y + other.y) / 2 };
  const side = ({ x, y }: Point) =>
    (x - middle.x) * (site.x - other.x) + (y - middle.y) * (site.y - other.y);
  const kept: Point[] = [];
  let before = polygon.at(-1);
  for (const corner of polygon) {
    if (before !== undefined) {
      const [from, to] = [side(before), side(corner)];
      if (from >= 0 !== to >= 0) kept.push(onTheWay(before, corner, from / (from - to)));
      if (to >= 0) kept.push(corner);
    }
    before = corner;
  }
  return kept;
}

export const onTheWay = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});

export function areaOf(polygon: Polygon): number {
  let double = 0;
  let before = polygon.at(-1);
  for (const corner of polygon) {
    if (before !== undefined) double += before.x * corner.y - corner.x * before.y;
    before = corner;
  }
  return double / 2;
}

export function centreOf(polygon: Polygon): Point {
  const area = areaOf(polygon);
  let [x, y] = [0, 0];
  let before = polygon.at(-1);
  for (const corner of polygon) {
    if (before !== undefined) {
      const cross = before.x * corner.y - corner.x * before.y;
      x += (before.x + corner.x) * cross;
      y += (before.y + corner.y) * cross;
    }
    before = corner;
  }
  return { x: x / (6 * area), y: y / (6 * area) };
}

function pointWithin(chance: Chance, polygon: Polygon): Point {
  const centre = centreOf(polygon);
  const corner = chance.pick(polygon);
  return onTheWay(centre, corner, chance.between(0.1, 0.85));
}

/** A. M. Andrew's monotone chain, 1979. */
function convexHull(points: readonly Point[]): Polygon {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (ordered: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && !turnsLeft(chain.at(-2), chain.at(-1), point)) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function turnsLeft(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  if (a === undefined || b === undefined) return true;
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}
