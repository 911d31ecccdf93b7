/** Red, green and blue, 0–255; figures beyond are cut off when painted. */
export type Colour = readonly [red: number, green: number, blue: number];
/** One colour, or one for each pixel. */
export type Paint = Colour | ((x: number, y: number) => Colour);

/** How far a pixel lies outside a shape, in pixels; negative inside. */
export interface Shape {
  distance(x: number, y: number): number;
  bounds: { left: number; top: number; right: number; bottom: number };
}

export interface Canvas {
  /** The measures that scenes are drawn in. */
  readonly width: number;
  readonly height: number;
  /** The measures of the picture, and its bytes row by row. */
  readonly columns: number;
  readonly rows: number;
  readonly pixels: Uint8ClampedArray;
  /** Paints a shape with soft edges; `soft` is the width of the edge. */
  fill(shape: Shape, paint: Paint, options?: { opacity?: number; soft?: number }): void;
}

/** An empty canvas; `scale` says how many pixels there are to one unit of width and height. */
export function createCanvas(width: number, height: number, scale: number): Canvas {
  const [columns, rows] = [Math.round(width * scale), Math.round(height * scale)];
  const pixels = new Uint8ClampedArray(columns * rows * 3);
  const first = (low: number) => Math.max(0, Math.floor(low * scale));
  const last = (high: number, end: number) => Math.min(end - 1, Math.ceil(high * scale));
  return {
    width,
    height,
    columns,
    rows,
    pixels,
    fill({ distance, bounds }, paint, { opacity = 1, soft = 1.4 } = {}) {
      const right = last(bounds.right + soft, columns);
      const bottom = last(bounds.bottom + soft, rows);
      const colourAt = typeof paint === 'function' ? paint : () => paint;
      for (let row = first(bounds.top - soft); row <= bottom; row++) {
        for (let column = first(bounds.left - soft); column <= right; column++) {
          const [x, y] = [column / scale, row / scale];
          const cover = opacity * Math.min(1, Math.max(0, 0.5 - distance(x, y) / soft));
          if (cover <= 0) continue;
          blend(pixels, (row * columns + column) * 3, colourAt(x, y), cover);
        }
      }
    },
  };
}

function blend(pixels: Uint8ClampedArray, at: number, [red, green, blue]: Colour, cover: number) {
  const mixed = (index: number, colour: number) => {
    const under = pixels[index] ?? 0;
    pixels[index] = under + (colour - under) * cover;
  };
  mixed(at, red);
  mixed(at + 1, green);
  mixed(at + 2, blue);
}

export function rectangle(left: number, top: number, right: number, bottom: number): Shape {
  return {
    bounds: { left, top, right, bottom },
    distance: (x, y) => Math.max(left - x, x - right, top - y, y - bottom),
  };
}

/** The distance is the usual first approximation, exact on the line itself. */
export function ellipse(x: number, y: number, radiusX: number, radiusY: number): Shape {
  return {
    bounds: { left: x - radiusX, top: y - radiusY, right: x + radiusX, bottom: y + radiusY },
    distance: (px, py) => {
      const [dx, dy] = [(px - x) / radiusX, (py - y) / radiusY];
      const out = Math.hypot(dx, dy);
      const slope = Math.hypot(dx / radiusX, dy / radiusY);
      return slope === 0 ? -Math.min(radiusX, radiusY) : (out * (out - 1)) / slope;
    },
  };
}

type Corner = readonly [x: number, y: number];

/** A polygon with soft edges; for convex ones, corners clockwise as seen on the screen. */
export function polygon(...corners: readonly Corner[]): Shape {
  const sides = corners.map((from, index) => [from, corners[(index + 1) % corners.length] ?? from]);
  const planes = sides.flatMap(([[x1, y1] = [0, 0], [x2, y2] = [0, 0]]) => {
    const length = Math.hypot(x2 - x1, y2 - y1);
    return length === 0 ? [] : [{ x1, y1, nx: (y2 - y1) / length, ny: -(x2 - x1) / length }];
  });
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return {
    bounds: {
      left: Math.min(...xs),
      top: Math.min(...ys),
      right: Math.max(...xs),
      bottom: Math.max(...ys),
    },
    distance: (x, y) => {
      let far = Number.NEGATIVE_INFINITY;
      for (const { x1, y1, nx, ny } of planes) {
        const off = (x - x1) * nx + (y - y1) * ny;
        if (off > far) far = off;
      }
      return far;
    },
  };
}

/** A straight stroke with round ends. */
export function stroke([x1, y1]: Corner, [x2, y2]: Corner, thickness: number): Shape {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const square = dx * dx + dy * dy || 1;
  const half = thickness / 2;
  return {
    bounds: {
      left: Math.min(x1, x2) - half,
      top: Math.min(y1, y2) - half,
      right: Math.max(x1, x2) + half,
      bottom: Math.max(y1, y2) + half,
    },
    distance: (x, y) => {
      const share = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / square));
      return Math.hypot(x - x1 - dx * share, y - y1 - dy * share) - half;
    },
  };
}

/** What lies in both shapes. */
export function within(shape: Shape, limit: Shape): Shape {
  return {
    bounds: {
      left: Math.max(shape.bounds.left, limit.bounds.left),
      top: Math.max(shape.bounds.top, limit.bounds.top),
      right: Math.min(shape.bounds.right, limit.bounds.right),
      bottom: Math.min(shape.bounds.bottom, limit.bounds.bottom),
    },
    distance: (x, y) => Math.max(shape.distance(x, y), limit.distance(x, y)),
  };
}

export const mix = (a: Colour, b: Colour, share: number): Colour => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

/** Grain of a surface: a figure from 0 to 1 for each pixel, the same each time. */
export function grain(x: number, y: number, seed: number): number {
  let hash = (Math.imul(x | 0, 374_761_393) + Math.imul(y | 0, 668_265_263) + seed) | 0;
  hash = Math.imul(hash ^ (hash >>> 13), 1_274_126_177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0xffff_ffff;
}

/** A colour with grain. */
export const grainy =
  (colour: Colour, strength: number, seed = 1): Paint =>
  (x, y) => {
    const off = (grain(x, y, seed) + grain(x >> 1, y >> 1, seed + 7) - 1) * strength;
    return [colour[0] + off, colour[1] + off, colour[2] + off];
  };
