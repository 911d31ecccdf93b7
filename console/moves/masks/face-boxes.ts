import type { MaskBox } from '../../../contract/photos.ts';
import type { Size } from './boxes.ts';

/** Each part of a large photo has this share of its width and height, so that neighbours overlap. */
const share = 0.6;
/** The detector looks at 512 pixels: in a photo that is larger than this it is shown parts as well. */
const largePx = 800;
/** Hair, ears and chin lie outside of what is found: the box is made larger by this share on each side. */
const margin = 0.2;
const mostSuggested = 20;

/** What is looked at one after another, in pixels of the photo: all of it, and where it is large its four corners. */
export function partsOf({ width, height }: Size): MaskBox[] {
  const whole = { left: 0, top: 0, width, height };
  if (Math.max(width, height) <= largePx) return [whole];
  const part = { width: Math.ceil(width * share), height: Math.ceil(height * share) };
  const corners = [0, height - part.height].flatMap((top) =>
    [0, width - part.width].map((left) => ({ left, top, ...part })),
  );
  return [whole, ...corners];
}

/** What was found in any part, each face once, with a margin and within the photo, the largest first. */
export function boxesOfFaces(found: readonly MaskBox[], photo: Size): MaskBox[] {
  const largestFirst = [...found].sort((a, b) => areaOf(b) - areaOf(a));
  const faces = largestFirst.filter(
    (one, place) => !largestFirst.slice(0, place).some((larger) => isSame(one, larger)),
  );
  return faces.slice(0, mostSuggested).map((face) => enlarge(face, photo));
}

const areaOf = ({ width, height }: Size) => width * height;

/** Half of the smaller lies in the larger: one face, seen in two parts. */
function isSame(smaller: MaskBox, larger: MaskBox): boolean {
  const wide =
    Math.min(smaller.left + smaller.width, larger.left + larger.width) -
    Math.max(smaller.left, larger.left);
  const high =
    Math.min(smaller.top + smaller.height, larger.top + larger.height) -
    Math.max(smaller.top, larger.top);
  return wide > 0 && high > 0 && wide * high > areaOf(smaller) / 2;
}

function enlarge({ left, top, width, height }: MaskBox, photo: Size): MaskBox {
  const from = (value: number, by: number) => Math.max(0, Math.round(value - by * margin));
  const [x, y] = [from(left, width), from(top, height)];
  const to = (value: number, by: number, most: number) =>
    Math.min(most, Math.round(value + by * (1 + margin)));
  return {
    left: x,
    top: y,
    width: to(left, width, photo.width) - x,
    height: to(top, height, photo.height) - y,
  };
}
