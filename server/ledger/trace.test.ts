import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lot, lotUntil } from '../../test/books.ts';
import { type AccountId, lapsedAccount, merchantAccount, poolAccount } from './account.ts';
import { type Move, type PoolShare, tracePools, unknownPayer } from './trace.ts';

const shop = merchantAccount(9n);
const slice = (pool: number) => poolAccount(BigInt(pool), 3);
let made = 0;
const move = (debit: AccountId, credit: AccountId, amount: number, reason = 'gift'): Move => ({
  id: `move ${++made}`,
  debit,
  credit,
  amount: BigInt(amount),
  reason,
});
const share = (pool: number, amount: number): PoolShare => ({
  pool: BigInt(pool),
  amount: BigInt(amount),
});

test('points leave a lot in the order in which they came, whoever gave them', () => {
  const spending = move(lot(2), shop, 7, 'rice');
  const rest = move(lot(2), shop, 4, 'oil');
  const traced = tracePools([
    move(slice(1), lot(2), 5),
    move(slice(8), lot(2), 4),
    move(slice(1), lot(2), 2),
    spending,
    rest,
  ]);
  expect(traced.get(spending.id)).toEqual([share(1, 5), share(8, 2)]);
  expect(traced.get(rest.id)).toEqual([share(8, 2), share(1, 2)]);
});

test('what a pool takes back is its own, and what lapsed is not spent', () => {
  const spending = move(lot(2), shop, 3, 'rice');
  const traced = tracePools([
    move(slice(1), lot(2), 5),
    move(slice(8), lot(2), 5),
    move(lot(2), slice(8), 4),
    move(lot(2), lapsedAccount(1), 3),
    spending,
  ]);
  expect(traced.get(spending.id)).toEqual([share(1, 2), share(8, 1)]);
});

test('points that came back, or lived on for the days of grace, are still of the pool that gave them', () => {
  const first = move(lot(2), shop, 4, 'rice');
  const again = move(lotUntil(2, '2028-01-30'), shop, 4, 'oil');
  const traced = tracePools([
    move(slice(8), lot(2), 4),
    first,
    move(shop, lotUntil(2, '2028-01-30'), 4, 'rice'),
    again,
  ]);
  expect(traced.get(again.id)).toEqual([share(8, 4)]);
});

test('help of a pool is no lot’s, and points out of nowhere are an error', () => {
  expect(tracePools([move(slice(1), shop, 3, 'rice')]).size).toBe(0);
  expect(() => tracePools([move(lot(2), shop, 1)])).toThrow('never came');
});

test('where a list must not fail for it, points out of nowhere are nobody’s', () => {
  const spending = move(lot(2), shop, 5, 'rice');
  const traced = tracePools([move(slice(1), lot(2), 3), spending], unknownPayer);
  expect(traced.get(spending.id)).toEqual([share(1, 3), share(0, 2)]);
});

test('whatever comes and goes, the pools of a spending add up to it, and no pool to more than it gave', () => {
  const gift = fc.record({
    pool: fc.integer({ min: 1, max: 4 }),
    amount: fc.integer({ min: 1, max: 9 }),
  });
  const shares = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 20 });
  fc.assert(
    fc.property(fc.array(gift, { minLength: 1, maxLength: 12 }), shares, (gifts, wishes) => {
      const moves = gifts.map(({ pool, amount }) => move(slice(pool), lot(2), amount));
      let left = gifts.reduce((sum, { amount }) => sum + amount, 0);
      for (const wish of wishes) {
        if (wish > left) continue;
        moves.push(move(lot(2), shop, wish, `wish ${made}`));
        left -= wish;
      }
      const traced = tracePools(moves);
      const given = new Map<bigint, bigint>();
      for (const { pool, amount } of gifts)
        given.set(BigInt(pool), (given.get(BigInt(pool)) ?? 0n) + BigInt(amount));
      for (const one of moves.filter(({ credit }) => credit === shop)) {
        const pools = traced.get(one.id) ?? [];
        expect(pools.reduce((sum, { amount }) => sum + amount, 0n)).toBe(one.amount);
        for (const { pool, amount } of pools) given.set(pool, (given.get(pool) ?? 0n) - amount);
      }
      expect([...given.values()].every((amount) => amount >= 0n)).toBe(true);
    }),
  );
});
