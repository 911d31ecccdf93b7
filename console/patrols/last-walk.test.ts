import { expect, test } from 'vitest';
import { lastDay, lastInWords } from './last-walk.ts';

const now = new Date('2026-11-30T04:00:00Z');
const never = { lastAt: null, lastOnPaper: null };
const proved = { ...never, lastAt: '2026-11-20T12:30:00Z' };

test('who was there last is told by whatever came later: of a phone with the hour, of paper by its day', () => {
  expect(lastInWords(proved, now, 'zh-CN')).toBe('11月20日 20:30');
  expect(lastInWords({ ...proved, lastOnPaper: '2026-11-21' }, now, 'zh-CN')).toBe('11月21日');
  expect(lastInWords({ ...proved, lastOnPaper: '2026-11-20' }, now, 'zh-CN')).toBe(
    '11月20日 20:30',
  );
  expect(lastInWords({ ...never, lastOnPaper: '2026-11-02' }, now, 'en')).toBe('2 Nov');
  expect(lastInWords(never, now, 'en')).toBeUndefined();
});

test('the longest without anybody comes first, and where nobody ever was before all others', () => {
  const grids = [{ ...proved, lastOnPaper: '2026-11-21' }, proved, never];
  expect(grids.map(lastDay).toSorted()).toEqual(['', '2026-11-20', '2026-11-21']);
});
