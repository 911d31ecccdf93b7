import { expect, test } from 'vitest';
import { boxAfterKey, boxBetween, boxInMiddle } from './boxes.ts';

const photo = { width: 1000, height: 600 };

test('a drag makes a box whichever corner it began at, and stays within the photo', () => {
  const box = { left: 100, top: 200, width: 50, height: 40 };
  expect(boxBetween({ x: 100, y: 200 }, { x: 150, y: 240 }, photo)).toEqual(box);
  expect(boxBetween({ x: 150, y: 240 }, { x: 100, y: 200 }, photo)).toEqual(box);
  expect(boxBetween({ x: 950, y: -20 }, { x: 1200, y: 30 }, photo)).toEqual({
    left: 950,
    top: 0,
    width: 50,
    height: 30,
  });
});

test('a mere press draws nothing', () => {
  expect(boxBetween({ x: 10, y: 10 }, { x: 13, y: 40 }, photo)).toBeUndefined();
});

test('keys move a box and size it, never beyond the photo', () => {
  const box = boxInMiddle(photo);
  expect(box).toEqual({ left: 417, top: 250, width: 167, height: 100 });
  const press = (key: string, shiftKey = false) => boxAfterKey(box, { key, shiftKey }, photo);
  expect(press('ArrowLeft')?.left).toBe(407);
  expect(press('ArrowDown', true)?.height).toBe(110);
  expect(press('a')).toBeUndefined();
  let far = box;
  for (let times = 0; times < 100; times++)
    far = boxAfterKey(far, { key: 'ArrowRight', shiftKey: times % 2 === 0 }, photo) ?? far;
  expect(far.left + far.width).toBeLessThanOrEqual(photo.width);
});
