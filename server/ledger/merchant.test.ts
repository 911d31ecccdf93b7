import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type Books,
  faultsOf,
  give,
  type LedgerDatabase,
  newId,
  openLedgerDatabase,
} from '../../test/books.ts';
import { getCounterStandings, payMerchant, takeFromMerchant, topUpMerchant } from './merchant.ts';
import { getPoolCover, getStandings } from './service.ts';

let ledger: LedgerDatabase;
let books: Books;
/** The shop of the test’s books. */
const counter = 1n;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
beforeEach(async () => {
  books = await ledger.openBooks(1_000);
  await give(books, 2, { amount: 50 });
  await books.spend(2, { amount: 40 });
});
afterAll(() => ledger.close());

const asked = (reason: string) => ({
  county: books.county,
  counter,
  reason,
  at: books.clock.now(),
  newId,
});
const pay = (amount: number, reason = newId()) =>
  books.database.transact((tx) => payMerchant(tx, { ...asked(reason), amount: BigInt(amount) }));
const standing = async () => {
  const all = await getCounterStandings(books.database.read, books.county, [counter]);
  return all.get(counter);
};
const cover = () => getPoolCover(books.database.read, books.county, 1n);

describe('a counter that is paid', () => {
  test('has less, and what it was paid for is kept beside the source, which is no pool’s cover', async () => {
    const behind = async () =>
      (await getStandings(books.database.read, books.county, [1n])).get(1n)?.behind;
    expect(await behind()).toBe(1_000n);
    expect(await pay(30)).toBe('booked');
    expect(await standing()).toEqual({ owed: 10n, paid: 30n });
    expect(await behind()).toBe(1_000n);
    expect(await faultsOf(books)).toEqual([]);
  });

  test('is paid once for one reason, and never more than it has', async () => {
    const reason = newId();
    expect([await pay(30, reason), await pay(30, reason)]).toEqual(['booked', 'repeated']);
    expect(await pay(11)).toBe('not_covered');
    expect(await pay(0)).toBe('booked');
    expect(await standing()).toEqual({ owed: 10n, paid: 30n });
  });

  test('can pay back before it was ever paid', async () => {
    expect(await pay(-5)).toBe('booked');
    expect(await standing()).toEqual({ owed: 45n, paid: -5n });
    expect(await pay(45)).toBe('booked');
    expect(await faultsOf(books)).toEqual([]);
  });
});

describe('a counter that was given too little or too much', () => {
  const topUp = (amount: number, payers: readonly bigint[] = [1n]) =>
    books.database.transact((tx) =>
      topUpMerchant(tx, { ...asked(newId()), amount: BigInt(amount), payers }),
    );
  const takeBack = (...amounts: number[]) => {
    const shares = amounts.map((amount) => ({ payer: 1n, amount: BigInt(amount) }));
    return books.database.transact((tx) => takeFromMerchant(tx, { ...asked(newId()), shares }));
  };

  test('gets more from the first payer that covers it', async () => {
    const before = await cover();
    expect(await topUp(7, [3n, 1n])).toBe(1n);
    expect(await standing()).toEqual({ owed: 47n, paid: 0n });
    expect(await cover()).toBe(before - 7n);
    expect(await topUp(2_000, [3n, 1n])).toBeUndefined();
    expect(await faultsOf(books)).toEqual([]);
  });

  test('gives back to whoever had paid, as long as it has it', async () => {
    const before = await cover();
    expect(await takeBack(4, 6)).toBe('booked');
    expect(await standing()).toEqual({ owed: 30n, paid: 0n });
    expect(await cover()).toBe(before + 10n);
    expect(await takeBack(31)).toBe('not_covered');
    expect(await faultsOf(books)).toEqual([]);
  });
});
