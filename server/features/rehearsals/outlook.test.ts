import { describe, expect, test } from 'vitest';
import { budgetEnd, coverOutlook, type DailyCost } from './outlook.ts';

const days = (...points: number[]) => points;
const today = '2026-10-14';

describe('when cover runs out', () => {
  const ends = (costs: DailyCost[], cover: Record<string, number>) =>
    Object.fromEntries(coverOutlook({ costs, cover: new Map(Object.entries(cover)), today }).ends);

  test('is the first day that cannot be paid in full', () => {
    const costs = [{ pools: ['a'], queues: false, days: days(10, 10, 10) }];
    expect(ends(costs, { a: 20 })).toEqual({ a: '2026-10-17' });
    expect(ends(costs, { a: 19 })).toEqual({ a: '2026-10-16' });
    expect(ends(costs, { a: 30 })).toEqual({});
  });
  test('what the first pool cannot pay falls to the next, which then lasts less long', () => {
    const costs = [
      { pools: ['a', 'b'], queues: false, days: days(10, 10, 10) },
      { pools: ['b'], queues: false, days: days(1, 1, 1) },
    ];
    expect(ends(costs, { a: 15, b: 10 })).toEqual({ a: '2026-10-16', b: '2026-10-17' });
  });
  test('a pool that nobody covers pays nothing from the first day on', () => {
    const costs = [{ pools: ['a'], queues: false, days: days(0, 1) }];
    expect(ends(costs, {})).toEqual({ a: '2026-10-16' });
  });
  test('what no pool can pay waits where the rule keeps a queue, and nowhere else', () => {
    const cover = new Map([['a', 15]]);
    const waiting = (queues: boolean) => {
      const costs = [{ pools: ['a', 'b'], queues, days: days(10, 10, 10) }];
      return Object.fromEntries(coverOutlook({ costs, cover, today }).waiting);
    };
    expect(waiting(true)).toEqual({ a: 15 });
    expect(waiting(false)).toEqual({});
  });
});

describe('a budget for a calendar year', () => {
  const costs = [
    { pools: ['a'], queues: false, days: days(...Array.from({ length: 365 }, () => 10)) },
    { pools: ['b'], queues: false, days: days(5) },
  ];
  const end = (budget: number) => budgetEnd({ costs, from: '2025-10-14', budget, year: 2027 });

  test('is spent from the first of January on, whatever day the deeds began', () => {
    expect(end(100)).toBe('2027-01-11');
  });
  test('is not spent on a day that the year does not have', () => {
    const leap = [{ pools: ['a'], queues: false, days: days(10) }];
    const spent = (year: number) => budgetEnd({ costs: leap, from: '2028-02-29', budget: 5, year });
    expect(spent(2029)).toBe('2029-02-28');
    expect(spent(2032)).toBe('2032-02-29');
  });
  test('lasts where it is as large as the year, day for day', () => {
    expect(end(3_655)).toBeUndefined();
    expect(end(3_654)).toBe('2027-12-31');
  });
});
