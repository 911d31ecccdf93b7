import type { MaskBox } from '../../../contract/photos.ts';

export interface Point {
  x: number;
  y: number;
}
export type Size = Pick<MaskBox, 'width' | 'height'>;

/** Smaller than this nobody meant to draw. */
const leastPx = 6;

const within = (value: number, most: number) => Math.min(Math.max(Math.round(value), 0), most);

/** The box between two corners of a drag, in pixels of the photo; undefined for a mere press. */
export function boxBetween(a: Point, b: Point, photo: Size): MaskBox | undefined {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)].map((x) => within(x, photo.width));
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)].map((y) =>
    within(y, photo.height),
  );
  if (left === undefined || right === undefined || top === undefined || bottom === undefined)
    return undefined;
  const box = { left, top, width: right - left, height: bottom - top };
  return box.width < leastPx || box.height < leastPx ? undefined : box;
}

/** A sixth of the photo, in its middle: where a box begins that is placed by keys. */
export function boxInMiddle(photo: Size): MaskBox {
  const [width, height] = [
    within(photo.width / 6, photo.width),
    within(photo.height / 6, photo.height),
  ];
  return {
    left: within((photo.width - width) / 2, photo.width),
    top: within((photo.height - height) / 2, photo.height),
    width: Math.max(width, 1),
    height: Math.max(height, 1),
  };
}

const ways: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The box after a key: arrows move it by a hundredth of the photo, with Shift they size it. */
export function boxAfterKey(
  box: MaskBox,
  { key, shiftKey }: { key: string; shiftKey: boolean },
  photo: Size,
): MaskBox | undefined {
  const way = ways[key];
  if (way === undefined) return undefined;
  const by = Math.max(1, Math.round(Math.max(photo.width, photo.height) / 100));
  if (!shiftKey)
    return {
      ...box,
      left: within(box.left + way.x * by, photo.width - box.width),
      top: within(box.top + way.y * by, photo.height - box.height),
    };
  return {
    ...box,
    width: Math.max(leastPx, within(box.width + way.x * by, photo.width - box.left)),
    height: Math.max(leastPx, within(box.height + way.y * by, photo.height - box.top)),
  };
}
