import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type Books,
  give,
  type LedgerDatabase,
  openLedgerDatabase,
  shop,
} from '../../test/books.ts';
import { startOfDay } from '../platform/calendar.ts';
import { type ClosedBatch, closeBatch, listYearClosings } from './service.ts';

let ledger: LedgerDatabase;
let books: Books;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
beforeEach(async () => {
  books = await ledger.openBooks(10_000);
  books.clock.set(startOfDay('2026-11-02', 9));
});
afterAll(() => ledger.close());

/** Closing entries of 2026, a few accounts in a transaction. */
async function close(): Promise<{ accounts: number; sum: bigint }> {
  const done = { accounts: 0, sum: 0n };
  for (let after: bigint | undefined = 0n; after !== undefined; ) {
    const batch = { county: books.county, lastDay: '2026-12-31', after, limit: 3 };
    const closed: ClosedBatch = await ledger.database.transact((tx) => closeBatch(tx, batch));
    done.accounts += closed.accounts;
    done.sum += closed.sum;
    after = closed.last;
  }
  return done;
}

const left = (holder: number) =>
  listYearClosings(ledger.database.read, books.county, BigInt(holder));

async function entryOf(account: bigint) {
  return ledger.database.read
    .selectFrom('year_closings')
    .select(['posted', 'pending_in', 'pending_out'])
    .where('county', '=', books.county)
    .where('account', '=', account)
    .executeTakeFirst();
}

test('an entry is what stood there at midnight with the year’s lapse booked, whatever happened since', async () => {
  await give(books, 2, { amount: 30, until: '2026-12-31' });
  await give(books, 2, { amount: 12, until: '2027-12-31' });
  await give(books, 3, { amount: 8, until: '2027-12-31' });
  books.clock.set(startOfDay('2027-01-01', 0.2));
  await books.sweep();
  await give(books, 2, { amount: 500, until: '2027-12-31' });
  await books.spend(3, { amount: 8 });
  const { accounts, sum } = await close();
  expect(sum).toBe(0n);
  expect(accounts).toBeGreaterThan(5);
  expect(await left(2)).toEqual([{ year: 2026, points: 12n }]);
  expect(await left(3)).toEqual([{ year: 2026, points: 8n }]);
});

test('what was held over midnight is held in the entry too, though it was handed over at dawn', async () => {
  await give(books, 2, { amount: 10, until: '2027-12-31' });
  const held = await books.spend(2, { amount: 4, how: 'announce' });
  books.clock.set(startOfDay('2027-01-01', 6));
  await books.sweep();
  if (held.kind !== 'spent') throw new Error('held');
  await books.end('settle', ...held.transfers);
  expect((await close()).sum).toBe(0n);
  expect(await left(2)).toEqual([{ year: 2026, points: 6n }]);
  expect(await entryOf(shop)).toEqual({ posted: 0n, pending_in: 4n, pending_out: 0n });
});

test('points that were carried over are those of the next year’s lot already', async () => {
  await give(books, 2, { amount: 30, until: '2026-12-31' });
  books.clock.set(startOfDay('2027-01-01', 0.2));
  await books.sweep(() => ({ atMost: 20n, until: '2027-12-31', ruleVersion: 2 }));
  await books.spend(2, { amount: 5 });
  expect((await close()).sum).toBe(0n);
  expect(await left(2)).toEqual([{ year: 2026, points: 20n }]);
});

test('what another day’s lots lose in the new year is not the old year’s', async () => {
  await give(books, 2, { amount: 9, until: '2027-01-01' });
  books.clock.set(startOfDay('2027-01-02', 0.2));
  await books.sweep();
  expect((await books.holder(2)).spendable).toBe(0n);
  expect((await close()).sum).toBe(0n);
  expect(await left(2)).toEqual([{ year: 2026, points: 9n }]);
});

test('entries are never changed and never made twice', async () => {
  await give(books, 2, { amount: 9, until: '2027-12-31' });
  books.clock.set(startOfDay('2027-01-01', 1));
  await close();
  await expect(close()).rejects.toThrow('year_closings_pk');
  const { pool } = ledger.database;
  const change = pool.query('update year_closings set posted = 0 where county = $1', [
    books.county,
  ]);
  await expect(change).rejects.toThrow('append-only');
});
