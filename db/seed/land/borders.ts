import { chanceOf } from '../chance.ts';
import { onTheWay, type Point, type Polygon } from './cells.ts';

/** Corners nearer to each other than this are one. */
const snapM = 2;

/**
 * Borders that neighbours share corner by corner, so that areas tile without gap or overlap whatever
 * level they are drawn at: cells are first given all corners that lie on their sides, then every
 * side is bent once, the same for both.
 */
export function createBorders(seed: string, cells: readonly Polygon[]) {
  const corners: Point[] = [];
  const cornerAt = (point: Point): number => {
    const known = corners.findIndex((corner) => distance(corner, point) < snapM);
    return known >= 0 ? known : corners.push(point) - 1;
  };
  const rough = cells.map((cell) => distinct(cell.map(cornerAt)));
  const rings = rough.map((ring) =>
    sidesOf(ring).flatMap(([from, to]) => [from, ...cornersOn(corners, from, to)]),
  );
  const bends = new Map<string, Point[]>();
  const bend = (from: number, to: number): Point[] => {
    if (from > to) return bend(to, from).toReversed();
    const key = `${from}-${to}`;
    const known = bends.get(key) ?? bent(`${seed}/${key}`, at(corners, from), at(corners, to));
    bends.set(key, known);
    return known;
  };

  return {
    /** The outline of some cells together, by their places in the list; they touch each other. */
    around(members: readonly number[]): Point[] {
      const inside = new Set(members);
      const sides = rings.flatMap((ring, index) => (inside.has(index) ? sidesOf(ring) : []));
      return outerRing(sides).flatMap(([from, to]) => [at(corners, from), ...bend(from, to)]);
    },
  };
}

type Side = readonly [from: number, to: number];

function sidesOf(ring: readonly number[]): Side[] {
  return ring.map((from, index): Side => [from, ring[(index + 1) % ring.length] ?? from]);
}

/** Sides that no neighbour runs along the other way, in order around. */
function outerRing(sides: readonly Side[]): Side[] {
  const keys = new Set(sides.map(([from, to]) => `${from}-${to}`));
  const outer = new Map(
    sides.filter(([from, to]) => !keys.has(`${to}-${from}`)).map(([from, to]) => [from, to]),
  );
  const ring: Side[] = [];
  const [start] = outer.keys();
  for (let from = start; from !== undefined; ) {
    const to = outer.get(from);
    if (to === undefined) throw new Error('the cells do not touch each other');
    ring.push([from, to]);
    from = to === start ? undefined : to;
  }
  if (ring.length !== outer.size) throw new Error('the cells have more than one outline');
  return ring;
}

function cornersOn(corners: readonly Point[], from: number, to: number): number[] {
  const [a, b] = [at(corners, from), at(corners, to)];
  const length = distance(a, b);
  return corners
    .map((corner, index) => ({ index, corner, along: along(a, b, corner) }))
    .filter(({ index, corner, along }) => {
      if (index === from || index === to || along <= 0 || along >= 1) return false;
      return distance(corner, onTheWay(a, b, along)) < snapM && length > snapM;
    })
    .sort((a, b) => a.along - b.along)
    .map(({ index }) => index);
}

/** Points between two corners, off the straight line as roads and brooks are. */
function bent(seed: string, from: Point, to: Point): Point[] {
  const length = distance(from, to);
  const pieces = Math.min(9, Math.floor(length / 170));
  if (pieces < 2) return [];
  const chance = chanceOf(seed);
  const swing = chance.between(-0.05, 0.05);
  return Array.from({ length: pieces - 1 }, (_, i) => {
    const share = (i + 1) / pieces;
    const off = length * (swing * Math.sin(Math.PI * share) + chance.between(-0.012, 0.012));
    const point = onTheWay(from, to, share);
    const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
    return { x: point.x - dy * off, y: point.y + dx * off };
  });
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

function along(a: Point, b: Point, point: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  return ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy);
}

function at(corners: readonly Point[], index: number): Point {
  const corner = corners[index];
  if (corner === undefined) throw new RangeError(`no corner ${index}`);
  return corner;
}

const distinct = (ring: readonly number[]) =>
  ring.filter((corner, index) => corner !== ring[(index + 1) % ring.length]);
