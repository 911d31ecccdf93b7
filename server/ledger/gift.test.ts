import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type Books,
  faultsOf,
  give,
  type LedgerDatabase,
  lotsOf,
  lotUntil,
  newId,
  openLedgerDatabase,
  shop,
} from '../../test/books.ts';
import { points, villageAccount } from './account.ts';
import { giveAway, listMovements } from './service.ts';

let ledger: LedgerDatabase;
let books: Books;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
beforeEach(async () => {
  books = await ledger.openBooks(10_000);
});
afterAll(() => ledger.close());

const village = villageAccount(500n);
const gift = (amount: number, id = newId(), to = village) =>
  ledger.database.transact((tx) =>
    giveAway(tx, {
      county: books.county,
      lot: lotUntil(2, '2026-12-31'),
      to,
      amount: points(amount),
      gift: id,
      at: books.clock.now(),
      newId,
    }),
  );

test('a gift comes out of the lot it names and no other, whole or not at all', async () => {
  await give(books, 2, { amount: 7, until: '2026-12-31' });
  await give(books, 2, { amount: 90, until: '2027-12-31' });
  expect(await gift(8)).toBeUndefined();
  expect(await gift(7)).toHaveProperty('transfer');
  expect(await lotsOf(books, 2)).toEqual({ '2027-12-31': 90n });
  expect((await books.balance(village)).posted).toBe(7n);
  expect(await faultsOf(books)).toEqual([]);
});

test('the same gift asked for again is given once', async () => {
  await give(books, 2, { amount: 7, until: '2026-12-31' });
  const id = newId();
  const first = await gift(5, id);
  expect(await gift(5, id)).toEqual(first);
  expect((await books.balance(village)).posted).toBe(5n);
});

test('twenty gifts at once of points for seven: seven are given', async () => {
  await give(books, 2, { amount: 7, until: '2026-12-31' });
  const gifts = await Promise.all(Array.from({ length: 20 }, () => gift(1)));
  expect(gifts.filter((one) => one !== undefined)).toHaveLength(7);
  expect((await books.balance(village)).posted).toBe(7n);
  expect(await faultsOf(books)).toEqual([]);
});

test('points that are held for a redemption are not given away', async () => {
  await give(books, 2, { amount: 7, until: '2026-12-31' });
  await books.spend(2, { amount: 4, how: 'announce' });
  expect(await gift(4)).toBeUndefined();
  expect(await gift(3)).toBeDefined();
});

test('to a person, or to a shop, nothing is given', async () => {
  await give(books, 2, { amount: 7, until: '2026-12-31' });
  await expect(gift(1, newId(), lotUntil(3, '2026-12-31'))).rejects.toThrow('not of a village');
  await expect(gift(1, newId(), shop)).rejects.toThrow('not of a village');
  expect(await lotsOf(books, 2)).toEqual({ '2026-12-31': 7n });
});

test('a statement says what was given away', async () => {
  await give(books, 2, { amount: 7, until: '2026-12-31' });
  await gift(4);
  const moved = await listMovements(ledger.database.read, books.county, 2n);
  expect(moved).toMatchObject([{ kind: 'given_away', points: -4n, lapsesOn: '2026-12-31' }]);
});
