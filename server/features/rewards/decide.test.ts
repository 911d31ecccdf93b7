import { describe, expect, test } from 'vitest';
import {
  dependsOnEarned,
  freePieces,
  keptUntil,
  nextBatch,
  objectionToTerms,
  periodStart,
  priceFor,
  type Terms,
} from './decide.ts';

const rice: Terms = {
  kind: 'goods',
  value: 100,
  prices: [{ from: 0, points: 100 }],
  pools: [],
  opensAt: null,
  closesAt: null,
  early: null,
};
const tiers = [
  { from: 0, points: 100 },
  { from: 200, points: 80 },
  { from: 1_000, points: 50 },
];

describe('terms of a reward', () => {
  test.each<[string, Partial<Terms>, string | undefined]>([
    ['one price that is the value', {}, undefined],
    [
      'cheaper for whoever earned more, and a pool that pays the rest',
      { prices: tiers, pools: ['a'] },
      undefined,
    ],
    ['nobody who pays the rest', { prices: tiers }, 'nobody_helps'],
    ['a price above the value', { prices: [{ from: 0, points: 101 }] }, 'price_above_value'],
    [
      'dearer for whoever earned more',
      { prices: [...tiers, { from: 2_000, points: 60 }] },
      'prices_out_of_order',
    ],
    [
      'two tiers from the same',
      { prices: [...tiers, { from: 1_000, points: 40 }] },
      'prices_out_of_order',
    ],
    ['an honour that is paid for', { kind: 'honour' }, 'honour_has_value'],
    ['an honour', { kind: 'honour', value: 0, prices: [{ from: 500, points: 0 }] }, undefined],
    [
      'over before it begins',
      { opensAt: new Date('2026-11-02'), closesAt: new Date('2026-11-01') },
      'window_ends_first',
    ],
    [
      'some come first, and nobody says when the others come',
      { early: { days: 3, groups: [{ kind: 'age', ageGroup: '60_plus' }] } },
      'early_before_nothing',
    ],
    [
      'some come first, and then everybody',
      {
        opensAt: new Date('2026-12-01'),
        early: { days: 3, groups: [{ kind: 'earned', from: 500 }] },
      },
      undefined,
    ],
  ])('%s', (_, change, objection) => {
    expect(objectionToTerms({ ...rice, ...change })).toBe(objection);
  });
});

test('the price falls with what somebody has ever earned', () => {
  expect([0, 199, 200, 999, 1_000, 9_999].map((earned) => priceFor(tiers, earned))).toEqual([
    100, 100, 80, 80, 50, 50,
  ]);
  expect(priceFor([{ from: 500, points: 0 }], 499)).toBeUndefined();
  expect([dependsOnEarned(tiers), dependsOnEarned(rice.prices)]).toEqual([true, false]);
});

test('periods begin at midnight in China', () => {
  expect(
    (['day', 'month', 'year', 'ever'] as const).map((one) =>
      periodStart(one, '2026-11-28').toISOString(),
    ),
  ).toEqual([
    '2026-11-27T16:00:00.000Z',
    '2026-10-31T16:00:00.000Z',
    '2025-12-31T16:00:00.000Z',
    '1970-01-01T00:00:00.000Z',
  ]);
});

const batch = (id: string, bestBefore: string | null, onHand: number) => ({
  id,
  bestBefore,
  onHand,
});

test('only what is good until it will be collected can be reserved', () => {
  const batches = [batch('a', '2026-11-29', 3), batch('b', '2026-12-31', 4), batch('c', null, 5)];
  const until = (day: string) => new Date(`${day}T04:00:00Z`);
  expect(freePieces({ batches, held: 2 }, until('2026-11-29'))).toBe(10);
  expect(freePieces({ batches, held: 2 }, until('2026-11-30'))).toBe(7);
  expect(freePieces({ batches, held: 2 }, until('2027-01-01'))).toBe(3);
});

test('the batch that is best before the earliest day goes first, and never one that is not good any more', () => {
  const old = batch('old', '2026-11-27', 9);
  const soon = batch('soon', '2026-12-01', 1);
  const late = batch('late', '2027-03-01', 9);
  const keeps = batch('keeps', null, 9);
  expect(nextBatch([keeps, late, old, soon], '2026-11-28')?.id).toBe('soon');
  expect(nextBatch([keeps, late, old, { ...soon, onHand: 0 }], '2026-11-28')?.id).toBe('late');
  expect(nextBatch([old], '2026-11-28')).toBeUndefined();
});

test('a piece is kept for so many hours, a seat until its slot is over', () => {
  const now = new Date('2026-11-28T01:00:00Z');
  const endsAt = new Date('2026-12-05T03:00:00Z');
  expect(keptUntil({ holdHours: 48, slot: null }, now)).toEqual(new Date('2026-11-30T01:00:00Z'));
  expect(keptUntil({ holdHours: 48, slot: { startsAt: now, endsAt } }, now)).toBe(endsAt);
});
