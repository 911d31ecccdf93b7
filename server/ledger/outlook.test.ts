import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Books, give, type LedgerDatabase, openLedgerDatabase } from '../../test/books.ts';
import { foundCounty } from '../../test/year-end.ts';
import { addDays, startOfDay } from '../platform/calendar.ts';
import { addUpOrigins, listDueDates } from './service.ts';

let ledger: LedgerDatabase;
let books: Books;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
const today = '2026-11-02';
beforeEach(async () => {
  books = await ledger.openBooks(10_000);
  // Marks belong to a county that there is.
  await foundCounty(books);
  books.clock.set(startOfDay(today, 9));
});
afterAll(() => ledger.close());

async function addUp(until: string): Promise<void> {
  const once = () =>
    ledger.database.transact((tx) => addUpOrigins(tx, books.county, startOfDay(until)));
  for (let more = true; more; ) more = await once();
}

const due = (from = today) => listDueDates(ledger.database.read, books.county, from);

test('by last day: how many accounts hold how much, and what of it is held', async () => {
  await give(books, 2, { amount: 30, until: '2026-12-31' });
  await give(books, 3, { amount: 5, until: '2026-12-31' });
  await give(books, 3, { amount: 8, until: '2027-12-31' });
  await books.spend(3, { amount: 4, how: 'announce' });
  await books.spend(2, { amount: 10 });
  expect(await due()).toMatchObject([
    { lapsesOn: '2026-12-31', lots: 2, points: 21n, held: 4n },
    { lapsesOn: '2027-12-31', lots: 1, points: 8n, held: 0n },
  ]);
  expect(await due('2027-01-01')).toMatchObject([{ lapsesOn: '2027-12-31' }]);
});

test('where points came from is added up once, however often, and what was taken back is taken off', async () => {
  const first = await give(books, 2, { amount: 30, until: '2026-12-31' });
  await give(books, 3, { amount: 5, until: '2026-12-31' });
  await books.takeBack(first);
  books.clock.set(startOfDay(addDays(today, 1), 9));
  await give(books, 3, { amount: 100, until: '2026-12-31' });
  for (let turn = 0; turn < 3; turn++) await addUp(addDays(today, 1));
  const [one] = await due();
  expect(one).toMatchObject({ points: 105n, origins: [{ pool: 1n, points: 5n }] });
  await Promise.all([addUp(addDays(today, 2)), addUp(addDays(today, 2))]);
  expect((await due())[0]?.origins).toEqual([{ pool: 1n, points: 105n }]);
});

test('what was carried over has no pool of its own any more', async () => {
  await give(books, 2, { amount: 30, until: '2026-12-31' });
  books.clock.set(startOfDay('2027-01-01', 0.2));
  await books.sweep(() => ({ atMost: 20n, until: '2027-12-31', ruleVersion: 2 }));
  await give(books, 2, { amount: 4, until: '2027-12-31' });
  await addUp('2027-01-02');
  expect(await due('2027-01-01')).toMatchObject([
    {
      points: 24n,
      origins: [
        { pool: 0n, points: 20n },
        { pool: 1n, points: 4n },
      ],
    },
  ]);
});
