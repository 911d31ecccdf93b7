import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type Books,
  faultsOf,
  give,
  type LedgerDatabase,
  lotsOf,
  openLedgerDatabase,
} from '../../test/books.ts';
import { type LocalDate, startOfDay } from '../platform/calendar.ts';
import { type CarryOver, listMovements } from './service.ts';

let ledger: LedgerDatabase;
let books: Books;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
beforeEach(async () => {
  books = await ledger.openBooks(10_000);
  books.clock.set(startOfDay('2027-01-01', 0.1));
});
afterAll(() => ledger.close());

const keeping =
  (atMost: bigint) =>
  (lapsesOn: LocalDate): CarryOver | undefined =>
    lapsesOn === '2026-12-31' ? { atMost, until: '2027-12-31', ruleVersion: 4 } : undefined;

test('of what is left at the year’s end a part lives on in the next year’s lot, the rest lapses', async () => {
  await give(books, 2, { amount: 70, until: '2026-12-31' });
  await give(books, 2, { amount: 5, until: '2027-12-31' });
  expect(await books.sweep(keeping(50n))).toEqual({ lots: 1, points: 20n });
  expect(await lotsOf(books, 2)).toEqual({ '2027-12-31': 55n });
  expect(await books.sweep(keeping(50n))).toEqual({ lots: 0, points: 0n });
  expect(await faultsOf(books)).toEqual([]);
});

test('whoever has less than may be carried over loses nothing, in a lot that did not exist', async () => {
  await give(books, 2, { amount: 30, until: '2026-12-31' });
  expect(await books.sweep(keeping(50n))).toEqual({ lots: 1, points: 0n });
  expect(await lotsOf(books, 2)).toEqual({ '2027-12-31': 30n });
  expect(await faultsOf(books)).toEqual([]);
});

test('what comes to a lot after it was swept is carried over as far as the book still allows, and no further', async () => {
  await give(books, 2, { amount: 30, until: '2026-12-31' });
  expect(await books.sweep(keeping(50n))).toEqual({ lots: 1, points: 0n });
  await give(books, 2, { amount: 35, until: '2026-12-31' });
  expect(await books.sweep(keeping(50n))).toEqual({ lots: 1, points: 15n });
  expect(await lotsOf(books, 2)).toEqual({ '2027-12-31': 50n });
  await give(books, 2, { amount: 4, until: '2026-12-31' });
  expect(await books.sweep(keeping(50n))).toEqual({ lots: 1, points: 4n });
  expect(await lotsOf(books, 2)).toEqual({ '2027-12-31': 50n });
  expect(await faultsOf(books)).toEqual([]);
});

test('a book that allows less by the second sweep takes nothing back of what was carried over', async () => {
  await give(books, 2, { amount: 30, until: '2026-12-31' });
  await books.sweep(keeping(50n));
  await give(books, 2, { amount: 10, until: '2026-12-31' });
  expect(await books.sweep(keeping(20n))).toEqual({ lots: 1, points: 10n });
  expect(await lotsOf(books, 2)).toEqual({ '2027-12-31': 30n });
});

test('what is held over the year’s end is not carried over, and lives on with grace when given up', async () => {
  await give(books, 2, { amount: 60, until: '2026-12-31' });
  books.clock.set(startOfDay('2026-12-31', 20));
  const held = await books.spend(2, { amount: 40, how: 'announce' });
  books.clock.set(startOfDay('2027-01-01', 0.1));
  expect(await books.sweep(keeping(50n))).toEqual({ lots: 1, points: 0n });
  expect(await lotsOf(books, 2)).toEqual({ '2027-12-31': 20n });
  if (held.kind !== 'spent') throw new Error('held');
  await books.release(held.transfers);
  expect(await lotsOf(books, 2)).toEqual({ '2027-01-31': 40n, '2027-12-31': 20n });
  expect(await faultsOf(books)).toEqual([]);
});

test('a sweep that comes so late that the next lot is over as well carries nothing over', async () => {
  await give(books, 2, { amount: 70, until: '2026-12-31' });
  books.clock.set(startOfDay('2028-01-01', 0.1));
  expect(await books.sweep(keeping(50n))).toEqual({ lots: 1, points: 70n });
  expect(await lotsOf(books, 2)).toEqual({});
});

test('in a statement what was carried over is told from what lives on by grace', async () => {
  await give(books, 2, { amount: 70, until: '2026-12-31' });
  await books.sweep(keeping(50n));
  const moved = await listMovements(ledger.database.read, books.county, 2n);
  const told = moved.map(({ kind, points, lapsesOn }) => [kind, points, lapsesOn]);
  expect(told.sort()).toEqual([
    ['carried', 0n, '2027-12-31'],
    ['lapsed', -20n, '2026-12-31'],
  ]);
});

test('awards that arrive in the next year’s lots while the year ends are counted beside what is carried over', async () => {
  for (let holder = 2; holder < 22; holder++)
    await give(books, holder, { amount: 60, until: '2026-12-31' });
  const awards = Array.from({ length: 40 }, (_, turn) =>
    give(books, 2 + (turn % 20), { amount: 3, until: '2027-12-31' }),
  );
  const sweeps = [books.sweep(keeping(50n)), books.sweep(keeping(50n))];
  await Promise.all(awards);
  const swept = await Promise.all(sweeps);
  expect(swept.reduce((sum, { points }) => sum + points, 0n)).toBe(200n);
  for (let holder = 2; holder < 22; holder++)
    expect(await lotsOf(books, holder)).toEqual({ '2027-12-31': 56n });
  expect(await faultsOf(books)).toEqual([]);
});
