import { afterAll, beforeAll, expect, test } from 'vitest';
import { leafFields } from '../../contract/seal/leaf.ts';
import { openSealedBooks, type SealedBooks } from '../../test/sealed-books.ts';
import { startOfDay } from '../platform/calendar.ts';
import { findCreditFaults, findStretch, readSpan, type TransferText } from './service.ts';

let books: SealedBooks;
beforeAll(async () => {
  books = await openSealedBooks();
  await books.post(30);
});
afterAll(() => books.close());

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Tells transfers of one instant apart: no figure of an account hangs on it. */
const notSealed = ['seq'];

test('every column of the journal is in the leaf: a new one must be sealed too', async () => {
  const { rows } = await books.database.pool.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'transfers'`,
  );
  const sealed = leafFields.filter((field) => field !== 'place').map(snake);
  expect([...sealed, ...notSealed].toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
});

test('a span is read by time, to the microsecond, from its first instant up to its last', async () => {
  const { county, database, clock } = books;
  const read = (from: Date | undefined, until: Date) =>
    database.transact(async (tx) => {
      const found: TransferText[] = [];
      for await (const lot of readSpan(tx, county, { from, until })) found.push(...lot);
      return found;
    });
  const now = clock.now();
  expect(await read(undefined, now)).toEqual([]);
  const all = await read(now, new Date(now.getTime() + 1));
  expect(all).toHaveLength(30);
  expect(all[0]?.at).toBe(`${now.getTime() / 1_000}.000000`);
  expect(await read(startOfDay('2027-01-01'), startOfDay('2028-01-01'))).toEqual([]);
});

test('an announced transfer is found with the one that ended it, the end first', async () => {
  const { county, database } = books;
  const { rows } = await database.pool.query<{ pending: string }>(
    'select pending from transfers where kind = 3 limit 1',
  );
  const stretch = await findStretch(database.read, county, rows[0]?.pending ?? '');
  expect(stretch.map(({ kind }) => kind)).toEqual(['3', '2']);
});

test('credits are counted as the accounts count them', async () => {
  const { county, database } = books;
  expect(await findCreditFaults(database.read, county)).toEqual([]);
  const { rows } = await database.pool.query<{ id: string }>(
    'update accounts set version = version + 1 where posted > 0 and version > 1 returning id::text',
  );
  const faults = await findCreditFaults(database.read, county);
  expect(faults.map(({ account }) => String(account)).toSorted()).toEqual(
    rows.map(({ id }) => id).toSorted(),
  );
});
