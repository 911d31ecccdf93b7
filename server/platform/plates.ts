import sharp from 'sharp';
import type { Box } from './painting.ts';

/*
 * Where a number plate may be: a rectangle of the colours that plates have (GA 36: blue, green, yellow),
 * lying, filled and not too large. No model and no claim: a blue sign is found too, a white plate is not.
 * It only saves a person some drawing.
 */

/** Plates are looked for in a picture of this width: enough for one that can be read. */
const lookWidthPx = 640;
const shape = { leastWide: 16, leastHigh: 5, flattest: 1.8, longest: 6, filled: 0.55, share: 0.05 };
/** The edge of a plate is lighter than its ground: the box is made larger by this share on each side. */
const margin = 0.12;
const mostSuggested = 12;

/** One byte a pixel; 0 is none of them. */
const colour = { none: 0, blue: 1, green: 2, yellow: 3 } as const;

/** Boxes in pixels of the photo, the largest first. */
export async function findPlates(photo: Buffer): Promise<Box[]> {
  const { width = 0, height = 0 } = await sharp(photo).metadata();
  const { data, info } = await sharp(photo)
    .resize(lookWidthPx, null, { withoutEnlargement: true })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const colours = coloursOf(data);
  const size = { width: info.width, height: info.height };
  return patchesOf(colours, size)
    .filter((patch) => isPlate(patch, size))
    .sort((a, b) => b.count - a.count)
    .slice(0, mostSuggested)
    .map((patch) => enlarge(patch, width / info.width, { width, height }));
}

function coloursOf(data: Buffer): Uint8Array {
  const colours = new Uint8Array(Math.floor(data.length / 3));
  for (let at = 0; at < colours.length; at++)
    colours[at] = colourOf(data[at * 3] ?? 0, data[at * 3 + 1] ?? 0, data[at * 3 + 2] ?? 0);
  return colours;
}

/** By hue, of colours that are strong and neither black nor white. */
function colourOf(red: number, green: number, blue: number): number {
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (most < 60 || spread < most * 0.4) return colour.none;
  if (blue === most) return red < blue * 0.6 && green < blue * 0.85 ? colour.blue : colour.none;
  if (green === most) return red < green * 0.75 ? colour.green : colour.none;
  return green > red * 0.6 && blue < red * 0.45 ? colour.yellow : colour.none;
}

interface Patch {
  left: number;
  top: number;
  right: number;
  bottom: number;
  count: number;
}
type Size = Pick<Box, 'width' | 'height'>;

/** Pixels of one colour that touch each other. */
function patchesOf(colours: Uint8Array, size: Size): Patch[] {
  const seen = new Uint8Array(colours.length);
  const patches: Patch[] = [];
  for (let start = 0; start < colours.length; start++)
    if (colours[start] !== colour.none && seen[start] === 0)
      patches.push(spread({ colours, seen, size }, start));
  return patches;
}

interface Field {
  colours: Uint8Array;
  seen: Uint8Array;
  size: Size;
}

function spread({ colours, seen, size: { width } }: Field, start: number): Patch {
  const [x, y] = [start % width, Math.floor(start / width)];
  const patch = { left: x, top: y, right: x, bottom: y, count: 0 };
  const waiting = [start];
  seen[start] = 1;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const [px, py] = [at % width, Math.floor(at / width)];
    patch.left = Math.min(patch.left, px);
    patch.right = Math.max(patch.right, px);
    patch.top = Math.min(patch.top, py);
    patch.bottom = Math.max(patch.bottom, py);
    patch.count += 1;
    const beside = [px > 0 ? at - 1 : -1, px < width - 1 ? at + 1 : -1, at - width, at + width];
    for (const next of beside) {
      if (seen[next] !== 0 || colours[next] !== colours[start]) continue;
      seen[next] = 1;
      waiting.push(next);
    }
  }
  return patch;
}

function isPlate(patch: Patch, whole: Size): boolean {
  const wide = patch.right - patch.left + 1;
  const high = patch.bottom - patch.top + 1;
  return (
    wide >= shape.leastWide &&
    high >= shape.leastHigh &&
    wide / high >= shape.flattest &&
    wide / high <= shape.longest &&
    patch.count >= wide * high * shape.filled &&
    wide * high <= whole.width * whole.height * shape.share
  );
}

/** In pixels of the photo, with its margin, and within it. */
function enlarge({ left, top, right, bottom }: Patch, scale: number, photo: Size): Box {
  const [wide, high] = [(right - left + 1) * scale, (bottom - top + 1) * scale];
  const from = (at: number, side: number) => Math.max(0, Math.floor(at * scale - side * margin));
  const to = (at: number, side: number, most: number) =>
    Math.min(most, Math.ceil((at + 1) * scale + side * margin));
  const [x, y] = [from(left, wide), from(top, high)];
  const [endX, endY] = [to(right, wide, photo.width), to(bottom, high, photo.height)];
  return { left: x, top: y, width: endX - x, height: endY - y };
}
