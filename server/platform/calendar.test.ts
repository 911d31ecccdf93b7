import { describe, expect, test } from 'vitest';
import {
  addDays,
  addWorkingDays,
  isWorkingDay,
  localDate,
  localTime,
  wallClock,
} from './calendar.ts';

const workingDays = (from: string, until: string): string[] => {
  const days: string[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) if (isWorkingDay(day)) days.push(day);
  return days;
};

test('a moment is read by the clock of Shanghai, on whichever day it is there', () => {
  const late = new Date('2026-11-28T16:05:59Z');
  expect([localDate(late), localTime(late)]).toEqual(['2026-11-29', '00:05']);
  // A begun minute counts, also into the next day.
  expect(wallClock(late, late)).toBe('00:06');
  expect(wallClock(late, new Date('2026-11-28T15:59:59Z'))).toBe('11-29 00:06');
});

describe('offices work', () => {
  test('round National Day 2026: not on the first seven days, but on the Saturday after', () => {
    expect(workingDays('2026-09-28', '2026-10-11')).toEqual([
      '2026-09-28',
      '2026-09-29',
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
      '2026-10-10',
    ]);
  });
  test('round the Spring Festival 2026: on the Saturdays before and after, not on the nine days between', () => {
    expect(workingDays('2026-02-13', '2026-03-01')).toEqual([
      '2026-02-13',
      '2026-02-14',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
    ]);
  });
  test('on a Sunday that makes up for a holiday, and not on a Monday that is one', () => {
    expect([isWorkingDay('2026-09-20'), isWorkingDay('2026-04-06')]).toEqual([true, false]);
  });
  test('in a year whose holidays nobody has announced yet: Mondays to Fridays', () => {
    expect(workingDays('2099-10-01', '2099-10-07')).toEqual([
      '2099-10-01',
      '2099-10-02',
      '2099-10-05',
      '2099-10-06',
      '2099-10-07',
    ]);
  });
});

describe('so many working days after a date', () => {
  test.each([
    ['none', '2026-10-03', 0, '2026-10-03'],
    ['one, over a weekend', '2026-10-16', 1, '2026-10-19'],
    ['one, into the make-up Saturday', '2026-10-09', 1, '2026-10-10'],
    ['five, over National Day', '2026-09-30', 5, '2026-10-13'],
    ['five, over the Spring Festival', '2026-02-13', 5, '2026-02-27'],
    ['over the turn of the year', '2025-12-31', 2, '2026-01-05'],
  ])('%s: %s + %i = %s', (_, date, days, last) => {
    expect(addWorkingDays(date, days)).toBe(last);
  });
  test.each(['Asia/Shanghai', 'UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
    'are the same wherever the machine stands: %s',
    (zone) => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      try {
        expect(addWorkingDays('2026-09-30', 5)).toBe('2026-10-13');
        expect(isWorkingDay('2026-10-10')).toBe(true);
        expect(isWorkingDay('2026-10-11')).toBe(false);
      } finally {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      }
    },
  );
});
