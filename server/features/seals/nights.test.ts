import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSealedBooks, type SealedBooks } from '../../../test/sealed-books.ts';
import { lotAccount, points, poolAccount } from '../../ledger/account.ts';
import { post } from '../../ledger/service.ts';
import { jobScope } from '../../platform/scope.ts';
import { eraseSalts, sealCounty } from './service.ts';

let books: SealedBooks;
beforeAll(async () => {
  books = await openSealedBooks();
});
afterAll(() => books.close());

const count = async (table: string) => {
  const { rows } = await books.database.pool.query<{ n: number }>(
    `select count(*)::integer as n from ${table}`,
  );
  return rows[0]?.n ?? 0;
};
const verify = () => books.database.transact((tx) => books.verify(tx));

test('a county without transfers has nothing to seal', async () => {
  await books.night();
  expect(await count('seals')).toBe(0);
  expect((await verify()).findings).toEqual([]);
});

test('each night seals the day that ended, not the one that runs', async () => {
  await books.post(20);
  await books.night();
  await books.post(5);
  expect(await count('seal_leaves')).toBe(20);
  expect(await verify()).toMatchObject({ seals: 1, leaves: 20, findings: [] });
});

test('asked again the same night, nothing is sealed twice', async () => {
  await sealCounty(books.deps, books.county);
  expect(await count('seals')).toBe(1);
});

test('two workers at once seal once', async () => {
  books.clock.advance({ days: 1 });
  await Promise.all([
    sealCounty(books.deps, books.county),
    sealCounty(books.deps, books.county),
    sealCounty(books.deps, books.county),
  ]);
  expect(await count('seals')).toBe(2);
  expect(await count('seal_leaves')).toBe(25);
  expect((await verify()).findings).toEqual([]);
});

test('days on which the worker slept are sealed one by one, the empty ones too', async () => {
  await books.post(3);
  books.clock.advance({ days: 3 });
  await books.post(4);
  await books.night();
  expect(await count('seals')).toBe(6);
  const { rows } = await books.database.pool.query(
    'select size::integer as size from seals order by day',
  );
  expect(rows.map(({ size }) => size)).toEqual([20, 25, 28, 28, 28, 32]);
  expect((await verify()).findings).toEqual([]);
});

test('a transfer that is committed after its day was sealed goes into the next seal', async () => {
  const { county, clock, database, deps } = books;
  const before = await count('seal_leaves');
  const id = deps.ids.uuid();
  const at = clock.now();
  await database.transact(async (tx) => {
    const credit = lotAccount(3n, '2027-12-31');
    const parts = { debit: poolAccount(1n), credit, amount: points(2), pending: null };
    const transfer = { id, key: id, kind: 'post' as const, reason: id, ruleVersion: 1, ...parts };
    await post(tx, { county, transfers: [transfer], at });
    // The night passes while this one is still under way.
    await books.night();
    expect(await count('seal_leaves')).toBe(before);
  });
  await books.night();
  const { rows } = await database.pool.query('select place from seal_leaves where transfer = $1', [
    id,
  ]);
  expect(rows).toHaveLength(1);
  expect((await verify()).findings).toEqual([]);
});

test('a year of nights keeps the subtrees that spare reading it again', async () => {
  await books.post(300);
  await books.night();
  expect(await count('seal_nodes')).toBe(1);
  await books.post(200);
  await books.night();
  expect(await count('seal_nodes')).toBe(2);
  expect((await verify()).findings).toEqual([]);
});

test('an erased salt is gone for good; the tree and the transfer are still watched', async () => {
  const { database, deps, county } = books;
  const scope = jobScope(county, 'test');
  const { rows } = await database.pool.query<{ transfer: string }>(
    'select transfer from seal_leaves where place = 7',
  );
  const transfer = rows[0]?.transfer ?? '';
  const erase = () =>
    database.transact((tx) => eraseSalts(tx, deps, { scope, transfers: [transfer] }));
  expect(await erase()).toBe(1);
  expect(await erase()).toBe(0);
  const salts = await database.pool.query('select from seal_salts where place = 7');
  expect(salts.rowCount).toBe(0);
  expect((await verify()).findings).toEqual([]);
});
