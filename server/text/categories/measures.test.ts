import { describe, expect, test } from 'vitest';
import { f1Of, measure, thresholdFor } from './measures.ts';

const judged = [
  { label: 'a', said: 'a', sure: 0.9 },
  { label: 'a', said: 'b', sure: 0.6 },
  { label: 'b', said: 'b', sure: 0.8 },
  { label: 'c', said: 'b', sure: 0.4 },
];

test('macro-F1 weighs every kind alike, however rare', () => {
  expect(f1Of(judged, 'a')).toBeCloseTo(2 / 3);
  expect(f1Of(judged, 'b')).toBeCloseTo(0.5);
  expect(f1Of(judged, 'c')).toBe(0);
  const { macroF1, accuracy, n } = measure(judged, 0);
  expect([macroF1, accuracy, n]).toEqual([(2 / 3 + 0.5) / 3, 0.5, 4]);
});

test('where it abstains it is neither right nor wrong', () => {
  expect(measure(judged, 0.7)).toMatchObject({ coverage: 0.5, accuracyCovered: 1, accuracy: 0.5 });
  expect(measure(judged, 1)).toMatchObject({ coverage: 0, accuracyCovered: null });
  expect(measure([], 0.5)).toMatchObject({ n: 0, accuracy: 0, macroF1: 0, accuracyCovered: null });
});

describe('from how sure on it speaks', () => {
  test('the lowest from which on enough is right', () => {
    expect(thresholdFor(judged, 1)).toBe(0.8);
    expect(thresholdFor(judged, 0.6)).toBe(0.6);
    expect(thresholdFor(judged, 0.5)).toBe(0.4);
  });
  test('never, where even the surest are wrong too often', () => {
    expect(thresholdFor([{ label: 'a', said: 'b', sure: 0.99 }], 0.9)).toBeGreaterThan(1);
  });
  test('those that are equally sure speak together or not at all', () => {
    const even = [
      { label: 'a', said: 'a', sure: 0.9 },
      { label: 'a', said: 'b', sure: 0.9 },
    ];
    expect(thresholdFor(even, 0.9)).toBeGreaterThan(1);
  });
});
