import { expect, test } from 'vitest';
import { boxesOfFaces, partsOf } from './face-boxes.ts';

const photo = { width: 1600, height: 1200 };

test('a small photo is looked at once; of a large one every spot lies in a part, too', () => {
  expect(partsOf({ width: 640, height: 480 })).toEqual([
    { left: 0, top: 0, width: 640, height: 480 },
  ]);
  const [whole, ...corners] = partsOf(photo);
  expect(whole).toEqual({ left: 0, top: 0, ...photo });
  expect(corners).toHaveLength(4);
  // A face across the middle lies whole in one of them.
  const across = { left: 700, top: 500, width: 200, height: 200 };
  const holding = corners.filter(
    ({ left, top, width, height }) =>
      left <= across.left &&
      top <= across.top &&
      left + width >= across.left + across.width &&
      top + height >= across.top + across.height,
  );
  expect(holding.length).toBeGreaterThan(0);
});

test('a face seen in two parts is one box; two faces side by side stay two', () => {
  const face = { left: 400, top: 300, width: 100, height: 120 };
  const again = { left: 404, top: 296, width: 104, height: 122 };
  const beside = { left: 520, top: 300, width: 90, height: 110 };
  expect(boxesOfFaces([face, again, beside], photo)).toHaveLength(2);
});

test('a box is larger than the face, the largest first, and never leaves the photo', () => {
  const atTheEdge = { left: 2, top: 1, width: 50, height: 60 };
  const large = { left: 1_500, top: 1_050, width: 95, height: 149 };
  expect(boxesOfFaces([atTheEdge, large], photo)).toEqual([
    { left: 1_481, top: 1_020, width: 119, height: 180 },
    { left: 0, top: 0, width: 62, height: 73 },
  ]);
});
