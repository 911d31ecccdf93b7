import { expect, test } from 'vitest';
import {
  kindOf,
  lapseDateOf,
  lotAccount,
  lotRange,
  points,
  poolAccount,
  sourceAccount,
} from './account.ts';

test('points are whole and never negative: a transfer names who pays', () => {
  expect(points(3)).toBe(3n);
  expect(() => points(-1)).toThrow('points are not negative');
  expect(() => points(1.5)).toThrow(RangeError);
});

test('a lot remembers its holder and the date on which it lapses', () => {
  const lot = lotAccount(42n, '2027-12-31');
  expect(kindOf(lot)).toBe('holder');
  expect(lapseDateOf(lot)).toBe('2027-12-31');
  expect(lapseDateOf(lotAccount(42n, '2028-02-29'))).toBe('2028-02-29');
});

test('lots of one holder sort by lapse date: the soonest to lapse is spent first', () => {
  const dates = ['2029-12-31', '2027-12-31', '2028-12-31'];
  const sorted = dates.map((date) => lotAccount(7n, date)).sort((a, b) => (a < b ? -1 : 1));
  expect(sorted.map(lapseDateOf)).toEqual(['2027-12-31', '2028-12-31', '2029-12-31']);
});

test('a holder’s range holds all of that holder’s lots and nobody else’s account', () => {
  const { first, last } = lotRange(7n);
  const within = (account: bigint) => first <= account && account <= last;
  expect(
    ['2020-01-01', '2027-12-31', '2199-06-05'].map((on) => within(lotAccount(7n, on))),
  ).toEqual([true, true, true]);
  const others = [lotAccount(6n, '2199-06-05'), lotAccount(8n, '2020-01-01'), poolAccount(7n)];
  expect(others.map(within)).toEqual([false, false, false]);
});

test('pool and source of one holder are accounts of their own and do not lapse', () => {
  expect(kindOf(poolAccount(1n))).toBe('pool');
  expect(kindOf(sourceAccount(1n))).toBe('source');
  expect(poolAccount(1n, 1)).not.toBe(poolAccount(1n));
  expect(() => lapseDateOf(poolAccount(1n))).toThrow('does not lapse');
});

test('what is no lapse date and no holder is refused, not rounded', () => {
  for (const date of ['2019-12-31', '2027-13-01', '2300-01-01', '31 Dec 2027', ''])
    expect(() => lotAccount(1n, date), date).toThrow('is not a lapse date');
  for (const holder of [0n, -1n, 1n << 43n])
    expect(() => lotAccount(holder, '2027-12-31'), String(holder)).toThrow('holder number');
});
