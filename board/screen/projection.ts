export type Ring = readonly (readonly number[])[];

export interface Projection {
  width: number;
  height: number;
  /** From degrees (WGS-84) to the drawing, x to the right and y down. */
  place: (lng: number, lat: number) => { x: number; y: number };
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * An equirectangular drawing of the rings, `width` units wide with `margin` around. Over the few
 * dozen kilometres of a county its error against a conformal one is far below the width of a line.
 */
export function projectionOf(rings: readonly Ring[], width: number, margin: number): Projection {
  const points = rings.flat();
  const lngs = points.map(([lng = 0]) => lng);
  const lats = points.map(([, lat = 0]) => lat);
  const west = Math.min(...lngs);
  const north = Math.max(...lats);
  const squeeze = Math.cos(radians((north + Math.min(...lats)) / 2));
  const scale = (width - 2 * margin) / ((Math.max(...lngs) - west) * squeeze);
  return {
    width,
    height: (north - Math.min(...lats)) * scale + 2 * margin,
    place: (lng, lat) => ({
      x: margin + (lng - west) * squeeze * scale,
      y: margin + (north - lat) * scale,
    }),
  };
}

/** The corners of a ring for an SVG polygon, to a tenth of a unit. */
export function cornersOf(ring: Ring, { place }: Projection): string {
  const corners = ring.map(([lng = 0, lat = 0]) => {
    const { x, y } = place(lng, lat);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return corners.join(' ');
}

export interface Point {
  x: number;
  y: number;
}

/** How far down its area a name may stand, the likeliest free place first. */
const heights = [0.2, 0.82, 0.35, 0.66, 0.5];
const nameSize = { width: 130, height: 44 };

/**
 * Where the name of an area stands, in the units of the drawing: over the middle of its surface, at
 * the height where it covers the fewest of the `marks`.
 */
export function namePlaceOf(ring: Ring, { place }: Projection, marks: readonly Point[]): Point {
  const corners = ring.map(([lng = 0, lat = 0]) => place(lng, lat));
  const centre = centreOf(corners);
  const edges = crossings(corners, centre.x);
  const top = Math.min(...edges);
  const places = heights.map((height) => ({
    x: centre.x,
    y: top + (Math.max(...edges) - top) * height,
  }));
  const covered = places.map((at) => marks.filter((mark) => covers(at, mark)).length);
  const best = covered.indexOf(Math.min(...covered));
  return edges.length < 2 ? centre : (places[best] ?? centre);
}

const covers = (name: Point, mark: Point) =>
  Math.abs(mark.x - name.x) < nameSize.width / 2 && Math.abs(mark.y - name.y) < nameSize.height / 2;

/** The heights at which the outline crosses a vertical line. */
function crossings(corners: readonly Point[], x: number): number[] {
  return corners.flatMap((here, at) => {
    const next = corners[(at + 1) % corners.length] ?? here;
    if (here.x < x === next.x < x) return [];
    return [here.y + ((x - here.x) / (next.x - here.x)) * (next.y - here.y)];
  });
}

/** The centre of the surface. */
function centreOf(corners: readonly Point[]): Point {
  let doubleArea = 0;
  let x = 0;
  let y = 0;
  for (const [at, here] of corners.entries()) {
    const next = corners[(at + 1) % corners.length] ?? here;
    const cross = here.x * next.y - next.x * here.y;
    doubleArea += cross;
    x += (here.x + next.x) * cross;
    y += (here.y + next.y) * cross;
  }
  if (doubleArea === 0) return corners[0] ?? { x: 0, y: 0 };
  return { x: x / (3 * doubleArea), y: y / (3 * doubleArea) };
}
