import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type Books,
  type LedgerDatabase,
  lot,
  openLedgerDatabase,
  pool,
  transfer,
} from '../../test/books.ts';
import { points } from './account.ts';
import { reconcile, sumBooks } from './service.ts';

let ledger: LedgerDatabase;
let books: Books;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
beforeEach(async () => {
  books = await ledger.openBooks(100);
});
afterAll(() => ledger.close());

/** Version and settled balance that the rows crediting an account carry, in the order written. */
async function runningOf(account: bigint) {
  const rows = await ledger.database.read
    .selectFrom('transfers')
    .select(['credit_version as version', 'credit_posted as posted'])
    .where('county', '=', books.county)
    .where('credit', '=', account)
    .orderBy('credit_version')
    .execute();
  return rows.map(({ version, posted }) => [Number(version), Number(posted)]);
}

test('each row of a batch carries the balance that its receiver has after it', async () => {
  await books.post(transfer({ credit: lot(2), amount: points(5) }));
  await books.post(
    transfer({ credit: lot(2), amount: points(1) }),
    transfer({ credit: lot(3), amount: points(9) }),
    transfer({ credit: lot(2), amount: points(2) }),
    transfer({ credit: lot(2), amount: points(4), kind: 'announce' }),
    transfer({ credit: lot(2), amount: points(3) }),
  );
  expect(await runningOf(lot(2))).toEqual([
    [1, 5],
    [2, 6],
    [3, 8],
    [4, 8],
    [5, 11],
  ]);
  expect(await runningOf(lot(3))).toEqual([[1, 9]]);
});

test('a receiver who also pays within the batch is shown with what was left each time', async () => {
  await books.post(
    transfer({ credit: lot(2), amount: points(10) }),
    transfer({ debit: lot(2), credit: lot(3), amount: points(4) }),
    transfer({ credit: lot(2), amount: points(1) }),
    transfer({ debit: lot(2), credit: lot(3), amount: points(2) }),
  );
  expect(await runningOf(lot(2))).toEqual([
    [1, 10],
    [2, 7],
  ]);
  expect(await runningOf(lot(3))).toEqual([
    [1, 4],
    [2, 6],
  ]);
});

test('a row in the journal is never changed and never removed, not even by the owner of the table', async () => {
  await books.post(transfer({ credit: lot(2) }));
  const { read } = ledger.database;
  const refusals = [
    [sql`update transfers set amount = 1000`, 'rows of transfers are append-only: UPDATE refused'],
    [sql`delete from transfers`, 'rows of transfers are append-only: DELETE refused'],
    [sql`truncate transfers`, 'rows of transfers are append-only: TRUNCATE refused'],
  ] as const;
  for (const [statement, sentence] of refusals)
    await expect(statement.execute(read)).rejects.toThrow(sentence);
});

test('the journal itself refuses a nothing, a transfer to oneself and an end without a beginning', async () => {
  const nothing = transfer({ credit: lot(2), amount: points(0) });
  await expect(books.post(nothing)).rejects.toThrow('transfers_amount');
  await expect(books.post(transfer({ credit: pool }))).rejects.toThrow();
  const end = transfer({ credit: lot(2), kind: 'void' });
  await expect(books.post(end)).rejects.toThrow();
  expect(await reconcile(ledger.database.read, books.county)).toEqual([]);
});

test('a tampered balance is named, with what the journal says it should be', async () => {
  await books.post(transfer({ credit: lot(2), amount: points(10) }), transfer({ credit: lot(3) }));
  const { read } = ledger.database;
  expect(await reconcile(read, books.county)).toEqual([]);
  const account = lot(2);
  await sql`update accounts set posted = posted + 90, pending_in = 5
    where county = ${books.county} and id = ${account}`.execute(read);
  expect(await reconcile(read, books.county)).toEqual([
    { account, stored: '100/5/0', recomputed: '10/0/0' },
  ]);
  expect(await sumBooks(read, books.county)).toEqual({ posted: 90n, pending: 5n });
});

test('an account that was removed is named too, and other counties’ books are not touched by it', async () => {
  await books.post(transfer({ credit: lot(2), amount: points(10) }));
  const neighbours = await ledger.openBooks(5);
  const { read } = ledger.database;
  await sql`delete from accounts where county = ${books.county} and id = ${lot(2)}`.execute(read);
  expect(await reconcile(read, books.county)).toEqual([
    { account: lot(2), stored: '0/0/0', recomputed: '10/0/0' },
  ]);
  expect(await reconcile(read, neighbours.county)).toEqual([]);
});
