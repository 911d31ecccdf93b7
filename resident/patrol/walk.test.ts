import { expect, test } from 'vitest';
import { isWorthKeeping, nextStep, type Walk } from './walk.ts';

const walk: Walk = {
  patrol: 'one',
  code: null,
  begunAt: '2026-11-29T02:00:00Z',
  proofRequestId: 'id',
  phase: 'walking',
  endedAt: null,
  endTold: false,
  pieces: 0,
  proof: null,
  award: null,
};

test('the server hears of the end, then gets the track, then nothing more', () => {
  expect(nextStep(walk)).toBe('rest');
  expect(nextStep({ ...walk, phase: 'ended' })).toBe('tell_end');
  expect(nextStep({ ...walk, phase: 'ended', endTold: true })).toBe('prove');
  expect(nextStep({ ...walk, phase: 'answered', endTold: true })).toBe('rest');
});

test('a position every three seconds is enough, and what a clock set back says is kept', () => {
  const fix = { at: 10_000, lng: 120, lat: 30 };
  expect(isWorthKeeping(undefined, fix, 0)).toBe(true);
  expect(isWorthKeeping(fix, { ...fix, at: 12_000 }, 1)).toBe(false);
  expect(isWorthKeeping(fix, { ...fix, at: 13_000 }, 1)).toBe(true);
  expect(isWorthKeeping(fix, { ...fix, at: 9_000 }, 1)).toBe(true);
  expect(isWorthKeeping(fix, { ...fix, at: 99_000 }, 20_000)).toBe(false);
});
