import { expect, test } from 'vitest';
import { monthsOver } from './months.ts';

test('the months that are over, by the calendar of China and over a year’s end', () => {
  expect(monthsOver(new Date('2027-01-31T15:59:00Z'), 3)).toEqual([
    '2026-12',
    '2026-11',
    '2026-10',
  ]);
  expect(monthsOver(new Date('2027-01-31T16:00:00Z'), 2)).toEqual(['2027-01', '2026-12']);
});
