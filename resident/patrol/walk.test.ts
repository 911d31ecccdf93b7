import { expect, test } from 'vitest';
import { mostScans } from '../../contract/patrol-limits.ts';
import {
  dropped,
  hereAs,
  isWorthKeeping,
  nextStep,
  placeNow,
  pointCodeIn,
  pointNumberOf,
  together,
  type Walk,
  withScan,
} from './walk.ts';

const walk: Walk = {
  patrol: 'one',
  code: null,
  begunAt: '2026-11-29T02:00:00Z',
  aheadMs: 0,
  proofRequestId: 'id',
  phase: 'walking',
  endedAt: null,
  endTold: false,
  pieces: 0,
  route: [],
  scans: [],
  proof: null,
  award: null,
};

test('the server hears of the end, then gets the track, then nothing more', () => {
  expect(nextStep(walk)).toBe('rest');
  expect(nextStep({ ...walk, phase: 'ended' })).toBe('tell_end');
  expect(nextStep({ ...walk, phase: 'ended', endTold: true })).toBe('prove');
  expect(nextStep({ ...walk, phase: 'answered', endTold: true })).toBe('rest');
});

test('of one that is not handed in the server hears the end, and then nothing of it stays', () => {
  const over = dropped({ ...walk, phase: 'ended' });
  expect(nextStep(over)).toBe('tell_end');
  expect(nextStep({ ...over, endTold: true })).toBe('forget');
  expect([walk, over, { ...walk, phase: 'answered' as const }].map(hereAs)).toEqual([
    'yes',
    'over',
    null,
  ]);
});

test('what one page of the phone has dropped, another one brings nothing back of', () => {
  const scans = [{ code: '12345678901234567890', at: '2026-11-29T02:10:00Z' }];
  const mine = { ...walk, scans, pieces: 3 };
  const over = dropped(walk);
  const gone = { phase: 'dropped', scans: [], pieces: 0 };
  expect([together(over, mine), together(mine, over)]).toMatchObject([gone, gone]);
});

test('a position every three seconds is enough, and what a clock set back says is kept', () => {
  const fix = { at: 10_000, lng: 120, lat: 30 };
  expect(isWorthKeeping(undefined, fix, 0)).toBe(true);
  expect(isWorthKeeping(fix, { ...fix, at: 12_000 }, 1)).toBe(false);
  expect(isWorthKeeping(fix, { ...fix, at: 13_000 }, 1)).toBe(true);
  expect(isWorthKeeping(fix, { ...fix, at: 9_000 }, 1)).toBe(true);
  expect(isWorthKeeping(fix, { ...fix, at: 99_000 }, 20_000)).toBe(false);
});

test('what is seen lies where the receiver says, as surely as it says, and nowhere once that is old', () => {
  const last = { at: 0, lng: 120, lat: 30, accuracyM: 42.4 };
  const lastAt = 600_000;
  expect(placeNow({ last, lastAt }, 630_000)).toEqual({ lng: 120, lat: 30, accuracyM: 42 });
  expect(placeNow({ last, lastAt }, 661_000)).toBeNull();
  expect(placeNow({ last: { at: 0, lng: 120, lat: 30 }, lastAt }, lastAt)).toBeNull();
  // Read from the store when the page was opened again.
  expect(placeNow({ last, lastAt: null }, lastAt)).toBeNull();
});

test('the code of a point is read off its address, and typed with or without gaps', () => {
  const code = '12345678901234567890';
  expect(pointCodeIn(`https://points.example/?county=339921#/patrol/point/${code}`)).toBe(code);
  // Papers that hang there from before name no county.
  expect(pointCodeIn(`https://points.example/#/patrol/point/${code}`)).toBe(code);
  expect(pointCodeIn(' 1234 5678 9012 3456 7890 ')).toBe(code);
  expect(pointNumberOf(code)).toBe('123456');
  for (const other of [
    '',
    '1234 5678',
    `${code}1`,
    `https://points.example/#/patrol/join/12345678`,
  ])
    expect(pointCodeIn(other)).toBeUndefined();
});

test('a paper that is held before the camera is scanned once, and once more a minute later', () => {
  const [one, other] = ['12345678901234567890', '98765432109876543210'];
  const begun = Date.parse('2026-11-29T02:00:00Z');
  const scans = withScan([], one, begun) ?? [];
  expect(scans).toEqual([{ code: one, at: '2026-11-29T02:00:00.000Z' }]);
  expect(withScan(scans, one, begun + 59_000)).toBe(scans);
  expect(withScan(scans, one, begun + 60_000)).toHaveLength(2);
  const full = Array.from({ length: mostScans }, () => ({ code: one, at: scans[0]?.at ?? '' }));
  expect(withScan(full, one, begun + 59_000)).toBe(full);
  expect(withScan(full, other, begun)).toBeUndefined();
  expect(withScan(scans, other, begun + 1_000)).toHaveLength(2);
});
