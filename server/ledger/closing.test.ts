import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type Books,
  faultsOf,
  give,
  type LedgerDatabase,
  lotsOf,
  newId,
  openLedgerDatabase,
} from '../../test/books.ts';
import { debtAccount, points, sourceAccount } from './account.ts';
import {
  closeHolder,
  closingReason,
  getPoolCover,
  getStandings,
  post,
  sumBooks,
} from './service.ts';

let ledger: LedgerDatabase;
let books: Books;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
beforeEach(async () => {
  books = await ledger.openBooks(1_000);
});
afterAll(() => ledger.close());

const cover = () => getPoolCover(books.database.read, books.county, 1n);
const behind = async () => {
  const standings = await getStandings(books.database.read, books.county, [1n]);
  return standings.get(1n)?.behind;
};
const close = (holder: number) =>
  books.database.transact((tx) =>
    closeHolder(tx, {
      county: books.county,
      holderNo: BigInt(holder),
      at: new Date('2026-10-14T01:00:00Z'),
      newId,
    }),
  );

test('what is there goes where lapsed points go, under a reason of its own; no pool has more by it', async () => {
  await give(books, 2, { amount: 10, until: '2027-12-31' });
  await give(books, 2, { amount: 4, until: '2028-12-31' });
  await give(books, 3, { amount: 7 });
  const before = await cover();
  expect(await close(2)).toEqual({ points: 14n, debt: 0n });
  expect(await cover()).toBe(before);
  expect(Object.values(await lotsOf(books, 2)).reduce((sum, one) => sum + one, 0n)).toBe(0n);
  expect(Object.values(await lotsOf(books, 3)).reduce((sum, one) => sum + one, 0n)).toBe(7n);
  const { rows } = await books.database.pool.query(
    'select count(*)::integer from transfers where county = $1 and reason = $2',
    [books.county, closingReason(books.county, 2n)],
  );
  expect(rows[0].count).toBe(2);
  expect(await faultsOf(books)).toEqual([]);
});

test('what is owed is owed by nobody any more, and the pool that had it back keeps it', async () => {
  const given = await give(books, 2, { amount: 10 });
  await books.spend(2, { amount: 7 });
  await books.takeBack(given);
  expect(await books.debt(2)).toBe(7n);
  const before = await cover();
  expect(await close(2)).toEqual({ points: 0n, debt: 7n });
  expect(await books.debt(2)).toBe(0n);
  expect(await cover()).toBe(before);
  // Whoever stands behind the pool gave what they gave: a debt that is written off is not theirs.
  expect(await behind()).toBe(1_000n);
  expect(await faultsOf(books)).toEqual([]);
});

test('a debt that was once written off out of the source itself is no cover that came, either', async () => {
  const given = await give(books, 2, { amount: 10 });
  await books.spend(2, { amount: 7 });
  await books.takeBack(given);
  // As debts were written off before write-offs had an account of their own.
  const transfer = {
    id: newId(),
    key: newId(),
    kind: 'post',
    debit: sourceAccount(1n),
    credit: debtAccount(2n),
    amount: points(7),
    pending: null,
    reason: closingReason(books.county, 2n),
    ruleVersion: 0,
  } as const;
  const at = new Date('2026-10-14T01:00:00Z');
  const [posting] = await books.database.transact((tx) =>
    post(tx, { county: books.county, transfers: [transfer], at }),
  );
  expect(posting?.kind).toBe('posted');
  expect(await books.debt(2)).toBe(0n);
  expect(await behind()).toBe(1_000n);
  expect(await faultsOf(books)).toEqual([]);
});

test('closing twice does nothing more', async () => {
  await give(books, 2, { amount: 5 });
  await close(2);
  expect(await close(2)).toEqual({ points: 0n, debt: 0n });
  expect(await faultsOf(books)).toEqual([]);
});

test('points held for a redemption stay until that ends', async () => {
  await give(books, 2, { amount: 10 });
  const held = await books.spend(2, { amount: 6, how: 'announce' });
  expect(await close(2)).toEqual({ points: 4n, debt: 0n });
  if (held.kind !== 'spent') throw new Error('held');
  expect(await books.end('settle', ...held.transfers)).toMatchObject([{ kind: 'posted' }]);
  expect(await faultsOf(books)).toEqual([]);
});

const step = fc.record({
  holder: fc.integer({ min: 2, max: 6 }),
  what: fc.constantFrom('give', 'give', 'spend', 'takeBack', 'close'),
  amount: fc.integer({ min: 1, max: 9 }),
});

test('whatever many people earn, spend, owe and close: the sum is zero and pools keep what they had', async () => {
  let closings = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      books = await ledger.openBooks(1_000);
      const given: string[] = [];
      for (const { holder, what, amount } of steps) {
        if (what === 'give') given.push(await give(books, holder, { amount }));
        if (what === 'spend') await books.spend(holder, { amount });
        if (what === 'takeBack' && given.length > 0)
          await books.takeBack(given[amount % given.length] ?? '');
        if (what !== 'close') continue;
        closings += 1;
        const before = await cover();
        await close(holder);
        expect(await cover()).toBe(before);
        expect(await books.debt(holder)).toBe(0n);
      }
      const { posted, pending } = await sumBooks(books.database.read, books.county);
      expect([posted, pending]).toEqual([0n, 0n]);
      expect(await faultsOf(books)).toEqual([]);
    }),
    { numRuns: 30, seed: 20261128 },
  );
  expect(closings).toBeGreaterThan(20);
});
