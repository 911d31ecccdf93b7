import { expect, test } from 'vitest';
import { lotAccount } from '../../ledger/account.ts';
import { lapseDate } from './decide.ts';

test('points lapse on the last day of the year that the book names', () => {
  const afterYears = (yearsAfter: number) => ({ kind: 'year_end' as const, yearsAfter });
  expect(lapseDate(afterYears(1), '2026-01-01')).toBe('2027-12-31');
  expect(lapseDate(afterYears(1), '2026-12-31')).toBe('2027-12-31');
  expect(lapseDate(afterYears(0), '2026-12-31')).toBe('2026-12-31');
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2027-12-01', 2, '2028-02-29'],
  ['2026-11-24', 12, '2027-11-30'],
  ['2026-12-31', 60, '2031-12-31'],
])('earned on %s and good for %i months: until %s, the end of a month', (on, months, last) => {
  expect(lapseDate({ kind: 'rolling', months }, on)).toBe(last);
});

test('points that never lapse have a day so late that the ledger can just name it', () => {
  const last = lapseDate({ kind: 'never' }, '2026-01-01');
  expect(last > '2190-01-01').toBe(true);
  expect(() => lotAccount(1n, last)).not.toThrow();
});
