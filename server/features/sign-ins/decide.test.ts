import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeTries, mostFailures, pauseMinutes } from './decide.ts';

const now = new Date('2026-10-14T01:00:00Z');
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test('somebody who mistypes four times is not kept waiting; then it doubles, up to an hour', () => {
  expect([0, 4, 5, 6, 7, 10, 11, 50].map(pauseMinutes)).toEqual([0, 0, 1, 2, 4, 32, 60, 60]);
});

test('while paused nothing is tried, and the answer says how long', () => {
  expect(judgeTries({ failures: 7, pausedUntil: after(3.5) }, now)).toEqual({
    kind: 'paused',
    minutes: 4,
  });
  expect(judgeTries({ failures: 7, pausedUntil: now }, now)).toEqual({ kind: 'go' });
  expect(judgeTries({ failures: 0, pausedUntil: null }, now)).toEqual({ kind: 'go' });
});

test('the hundredth failure in a row locks, however long ago', () => {
  expect(judgeTries({ failures: mostFailures, pausedUntil: null }, now)).toEqual({
    kind: 'locked',
  });
});

test('whoever guesses as fast as they may gets no more than a hundred guesses, and needs days for them', () => {
  let minutes = 0;
  for (let failures = 0; failures < mostFailures; failures++) minutes += pauseMinutes(failures);
  expect(minutes).toBeGreaterThan(3 * 24 * 60);
});

test('a pause never shrinks as failures grow', () => {
  fc.assert(
    fc.property(fc.nat(200), (failures) => {
      expect(pauseMinutes(failures + 1)).toBeGreaterThanOrEqual(pauseMinutes(failures));
    }),
  );
});
