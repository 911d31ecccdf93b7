import { describe, expect, test } from 'vitest';
import { localDate } from '../../platform/calendar.ts';
import { isUnder, refuseTaking, shiftsOf } from './tasks-decide.ts';

const now = new Date('2026-05-12T02:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const shift = (from: number, until: number, days = 1) =>
  shiftsOf({ startsAt: hours(from).toISOString(), endsAt: hours(until).toISOString(), days }, now);

test('a shift of three days is three tasks at the same time of the day', () => {
  expect(shift(1, 3, 3)).toEqual([
    { startsAt: hours(1), endsAt: hours(3) },
    { startsAt: hours(25), endsAt: hours(27) },
    { startsAt: hours(49), endsAt: hours(51) },
  ]);
});

test.each([
  ['that ends before it begins', 3, 1],
  ['of more than six hours', 1, 8],
  ['that is over', -3, -1],
])('a task %s is none', (_, from, until) => {
  expect(shift(from, until)).toBeUndefined();
});

describe('a task is taken', () => {
  const task = { startsAt: hours(1), endsAt: hours(3), calledOffAt: null };
  test.each([
    ['an hour early: not yet', task, now, 'patrol_task_early'],
    ['half an hour early', task, hours(0.5), undefined],
    ['when it is over: too late', task, hours(3), 'patrol_task_over'],
    ['when it was called off: no', { ...task, calledOffAt: now }, hours(2), 'patrol_task_over'],
  ] as const)('%s', (_, facts, at, refusal) => {
    expect(refuseTaking(facts, at)).toBe(refusal);
  });
});

test('a grid where nobody was for two weeks is under-patrolled', () => {
  const never = { lastAt: null, lastOnPaper: null };
  expect(isUnder(never, now)).toBe(true);
  const long = { ...never, lastAt: hours(-24 * 14 - 1) };
  expect(isUnder(long, now)).toBe(true);
  expect(isUnder({ ...never, lastAt: hours(-24 * 13) }, now)).toBe(false);
  const [day, before] = [localDate(hours(-24 * 14)), localDate(hours(-24 * 15))];
  expect(isUnder({ ...long, lastOnPaper: before }, now)).toBe(true);
  expect(isUnder({ ...long, lastOnPaper: day }, now)).toBe(false);
});
