import { expect, test } from 'vitest';
import { apart, frame, scaleOf, stepOf } from './fortnight-scale.ts';

test('the axis starts at zero and ends at a round figure above the highest', () => {
  expect(stepOf(0)).toBe(1);
  expect(scaleOf(14, 47).ticks).toEqual([0, 25, 50]);
  expect(scaleOf(14, 47).y(0)).toBe(frame.bottom);
  expect(scaleOf(14, 47).y(50)).toBe(frame.top);
});

test('the first and the last day stand at the edges', () => {
  const { x } = scaleOf(14, 10);
  expect([x(0), x(13)]).toEqual([frame.left, frame.right]);
});

test('names of lines that end close together are moved apart, in their order', () => {
  expect(apart(100, 104, 20)).toEqual([92, 112]);
  expect(apart(104, 100, 20)).toEqual([112, 92]);
  expect(apart(20, 90, 20)).toEqual([20, 90]);
});
