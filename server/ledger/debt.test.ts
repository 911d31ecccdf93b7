import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type Books,
  debtOf,
  faultsOf,
  give,
  type LedgerDatabase,
  lotsOf,
  newId,
  openLedgerDatabase,
} from '../../test/books.ts';
import { getPoolCover } from './service.ts';

let ledger: LedgerDatabase;
let books: Books;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
beforeEach(async () => {
  books = await ledger.openBooks(100);
});
afterAll(() => ledger.close());

const cover = () => getPoolCover(books.database.read, books.county, 1n);

/** Gives a holder points, has them spent, and takes them back: all of it is owed then. */
async function indebt(holder: number, amount: number): Promise<void> {
  const given = await give(books, holder, { amount });
  await books.spend(holder, { amount });
  expect(await books.takeBack(given)).toMatchObject({ taken: 0n, owed: BigInt(amount) });
}

test('what is taken back leaves the lot it went to first, then the soonest to lapse', async () => {
  const given = await give(books, 2, { amount: 10, until: '2028-12-31' });
  await give(books, 2, { amount: 5, until: '2027-12-31' });
  await give(books, 2, { amount: 4, until: '2026-12-31' });
  // 4 + 5 + 2 are spent: 8 of the 10 are left in their own lot.
  await books.spend(2, { amount: 11 });
  await give(books, 2, { amount: 1, until: '2027-12-31' });
  await give(books, 2, { amount: 3, until: '2026-12-31' });
  expect(await books.takeBack(given)).toEqual({ kind: 'taken', taken: 10n, owed: 0n });
  expect(await lotsOf(books, 2)).toEqual({ '2026-12-31': 1n, '2027-12-31': 1n });
});

test('the pool has all of it back at once; what was no longer there is owed', async () => {
  const given = await give(books, 2, { amount: 10 });
  await books.spend(2, { amount: 7 });
  expect(await books.takeBack(given)).toEqual({ kind: 'taken', taken: 3n, owed: 7n });
  expect(await cover()).toBe(100n);
  expect(await books.debt(2)).toBe(7n);
  expect((await books.balance(debtOf(2))).posted).toBe(-7n);
  expect(await faultsOf(books)).toEqual([]);
});

test('points held for a redemption are not taken back from under it', async () => {
  const given = await give(books, 2, { amount: 10 });
  const held = await books.spend(2, { amount: 6, how: 'announce' });
  expect(await books.takeBack(given)).toEqual({ kind: 'taken', taken: 4n, owed: 6n });
  if (held.kind !== 'spent') throw new Error('held');
  expect(await books.end('settle', ...held.transfers)).toMatchObject([{ kind: 'posted' }]);
});

test('one who owes nothing owes 0, also without an account', async () => {
  expect(await books.debt(77)).toBe(0n);
  expect(await books.repay(await give(books, 77, { amount: 5 }))).toBe(0n);
  expect((await books.holder(77)).spendable).toBe(5n);
});

test('twenty at once take the same points back: one does, and all say what came of it', async () => {
  const given = await give(books, 2, { amount: 10 });
  await books.spend(2, { amount: 7 });
  const taken = await Promise.all(Array.from({ length: 20 }, () => books.takeBack(given)));
  expect(taken.filter(({ kind }) => kind === 'taken')).toHaveLength(1);
  for (const one of taken) expect(one).toMatchObject({ taken: 3n, owed: 7n });
  expect(await books.debt(2)).toBe(7n);
});

test('a part may be taken back, each part once', async () => {
  const given = await give(books, 2, { amount: 10 });
  expect(await books.takeBack(given, { amount: 4, occasion: 'first' })).toMatchObject({
    kind: 'taken',
    taken: 4n,
  });
  expect(await books.takeBack(given, { amount: 4, occasion: 'first' })).toMatchObject({
    kind: 'repeated',
    taken: 4n,
  });
  expect(await books.takeBack(given, { amount: 3, occasion: 'second' })).toMatchObject({
    kind: 'taken',
    taken: 3n,
  });
  expect((await books.holder(2)).spendable).toBe(3n);
  for (const amount of [0, 11])
    await expect(books.takeBack(given, { amount, occasion: 'third' })).rejects.toThrow(
      'cannot be taken back',
    );
});

test('an occasion that is a number is an occasion like any other', async () => {
  await give(books, 2, { amount: 5, until: '2026-12-31' });
  const given = await give(books, 2, { amount: 10 });
  await books.spend(2, { amount: 9 });
  await books.takeBack(given, { amount: 4, occasion: '1' });
  await give(books, 2, { amount: 5, until: '2026-12-31' });
  // Both lots pay, so that the rest uses more than one key.
  expect(await books.takeBack(given)).toMatchObject({ kind: 'taken', taken: 6n, owed: 0n });
});

test('never more is taken back than was given, on however many occasions', async () => {
  const given = await give(books, 2, { amount: 5 });
  await books.takeBack(given, { amount: 3, occasion: 'first' });
  const more = books.takeBack(given, { amount: 3, occasion: 'second' });
  await expect(more).rejects.toThrow('3 of 5 points cannot be taken back after 3');
  expect(await books.takeBack(given)).toMatchObject({ taken: 2n, owed: 0n });
  expect(await faultsOf(books)).toEqual([]);
});

test('a debt is paid out of what arrives next, by no more than arrived', async () => {
  await indebt(2, 10);
  const small = await give(books, 2, { amount: 4, until: '2028-12-31' });
  expect(await books.repay(small)).toBe(4n);
  expect(await books.debt(2)).toBe(6n);
  const large = await give(books, 2, { amount: 20, until: '2028-12-31' });
  expect(await books.repay(large)).toBe(6n);
  expect(await books.debt(2)).toBe(0n);
  expect((await books.holder(2)).spendable).toBe(14n);
  expect(await faultsOf(books)).toEqual([]);
});

test('points that were there before are not touched by a debt: only the arrival pays', async () => {
  await indebt(2, 10);
  await give(books, 2, { amount: 50 });
  const arrived = await give(books, 2, { amount: 3 });
  expect(await books.repay(arrived)).toBe(3n);
  expect((await books.holder(2)).spendable).toBe(50n);
});

test('what was spent before it could pay a debt pays nothing', async () => {
  await indebt(2, 10);
  const arrived = await give(books, 2, { amount: 5 });
  await books.spend(2, { amount: 4 });
  expect(await books.repay(arrived)).toBe(1n);
  expect(await books.debt(2)).toBe(9n);
});

test('one arrival pays once, however often and by how many it is asked', async () => {
  await indebt(2, 10);
  await give(books, 2, { amount: 20 });
  const arrived = await give(books, 2, { amount: 4 });
  const paid = await Promise.all(Array.from({ length: 10 }, () => books.repay(arrived)));
  expect(paid.reduce((sum, one) => sum + one, 0n)).toBe(4n);
  expect(await books.debt(2)).toBe(6n);
});

test('two arrivals at once pay no more than is owed together', async () => {
  await indebt(2, 5);
  const [one, two] = [
    await give(books, 2, { amount: 4, until: '2027-12-31' }),
    await give(books, 2, { amount: 4, until: '2028-12-31' }),
  ];
  const paid = await Promise.all([one, two].map((arrived) => books.repay(arrived)));
  expect(paid.reduce((sum, one) => sum + one, 0n)).toBe(5n);
  expect(await books.debt(2)).toBe(0n);
});

test('a debt is waived at the cost of the pool, once for each waiver', async () => {
  await indebt(2, 10);
  const reason = newId();
  expect(await books.waive(2, { amount: 6, reason })).toMatchObject({ kind: 'posted' });
  expect(await books.debt(2)).toBe(4n);
  expect(await cover()).toBe(94n);
  expect(await books.waive(2, { amount: 6, reason })).toMatchObject({ kind: 'repeated' });
  expect(await books.waive(2, { amount: 4, reason: newId() })).toMatchObject({ kind: 'posted' });
  expect(await books.debt(2)).toBe(0n);
});

test('nobody is let off more than is owed', async () => {
  await indebt(2, 10);
  const refused = { kind: 'refused', code: 'more_than_owed' };
  expect(await books.waive(2, { amount: 11, reason: newId() })).toEqual(refused);
  expect(await books.waive(3, { amount: 1, reason: newId() })).toEqual(refused);
  expect(await books.waive(2, { amount: 10, reason: newId() })).toMatchObject({ kind: 'posted' });
  expect(await books.waive(2, { amount: 1, reason: newId() })).toEqual(refused);
});

test('ten at once sign the same waiver: it happens once and each hears that it did', async () => {
  await indebt(2, 10);
  const reason = newId();
  const waived = await Promise.all(
    Array.from({ length: 10 }, () => books.waive(2, { amount: 6, reason })),
  );
  expect(waived.filter(({ kind }) => kind === 'posted')).toHaveLength(1);
  expect(waived.filter(({ kind }) => kind === 'repeated')).toHaveLength(9);
  expect(await books.debt(2)).toBe(4n);
});

test('a pool that is used up cannot forgo points', async () => {
  await indebt(2, 10);
  await give(books, 3, { amount: 95 });
  const refused = { kind: 'refused', code: 'not_covered' };
  expect(await books.waive(2, { amount: 6, reason: newId() })).toEqual(refused);
  expect(await books.debt(2)).toBe(10n);
});
