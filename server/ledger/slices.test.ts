import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type Books,
  faultsOf,
  fund,
  type LedgerDatabase,
  lot,
  openLedgerDatabase,
  source,
  transfer,
} from '../../test/books.ts';
import { uuidOf } from '../platform/ids.ts';
import { type AccountId, points, poolAccount } from './account.ts';
import { getPoolCover, type Posting, post, postFromSlices, sliceOf } from './service.ts';
import { sliceCount, sliceNumberOf } from './slices.ts';
import type { Transfer } from './transfer.ts';

let ledger: LedgerDatabase;
let books: Books;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
beforeEach(async () => {
  books = await ledger.openBooks(100);
});
afterAll(() => ledger.close());

const slice = (number: number) => poolAccount(1n, number);
const award = (holder: number, amount: number, number = 1) =>
  transfer({ debit: slice(number), credit: lot(holder), amount: points(amount) });
const kindsOf = (postings: readonly { kind: string }[] | undefined) =>
  postings?.map(({ kind }) => kind);
const cover = () => getPoolCover(books.database.read, books.county, 1n);
/** Puts cover into slices and leaves the reserve empty. */
async function fill(amounts: Record<number, number>): Promise<void> {
  books = await ledger.openBooks();
  await fund(
    books,
    Object.values(amounts).reduce((sum, one) => sum + one, 0),
  );
  for (const [number, amount] of Object.entries(amounts))
    await books.post(transfer({ credit: slice(Number(number)), amount: points(amount) }));
}

test('every holder has one slice, and some thousand holders use all of them evenly', () => {
  const used = new Map<number, number>();
  for (let holder = 1n; holder <= 4_000n; holder++) {
    const number = sliceNumberOf(holder);
    expect(sliceOf(1n, holder)).toBe(poolAccount(1n, number));
    used.set(number, (used.get(number) ?? 0) + 1);
  }
  expect([...used.keys()].sort((a, b) => a - b)).toEqual(
    Array.from({ length: sliceCount }, (_, at) => at + 1),
  );
  for (const count of used.values()) expect(count).toBeGreaterThan(40);
});

test('a slice that runs short is filled from the reserve, and cover only moves', async () => {
  expect(kindsOf(await books.postFromSlices(award(2, 30)))).toEqual(['posted']);
  expect(await cover()).toBe(70n);
  expect((await books.balance(slice(0))).posted + (await books.balance(slice(1))).posted).toBe(70n);
  expect(await faultsOf(books)).toEqual([]);
});

test('when the reserve is used up the other slices help, down to the last point', async () => {
  await fill({ 2: 10, 3: 10, 4: 10 });
  expect(kindsOf(await books.postFromSlices(award(2, 30)))).toEqual(['posted']);
  expect(await cover()).toBe(0n);
  expect(await books.postFromSlices(award(3, 1))).toEqual([
    { kind: 'refused', code: 'not_covered' },
  ]);
});

test('what is announced away in another slice is not there to help', async () => {
  await fill({ 2: 10 });
  const announced = { ...award(5, 4, 2), kind: 'announce' as const };
  await books.postFromSlices(announced);
  expect(await books.postFromSlices(award(2, 7))).toEqual([
    { kind: 'refused', code: 'not_covered' },
  ]);
  expect(kindsOf(await books.postFromSlices(award(2, 6)))).toEqual(['posted']);
  expect(kindsOf(await books.end('settle', announced.id))).toEqual(['posted']);
});

test('two slices that run short in one batch do not take from each other what they were just given', async () => {
  await fill({ 3: 6 });
  const answers = await books.postFromSlices(award(2, 3, 1), award(3, 3, 2));
  expect(kindsOf(answers)).toEqual(['posted', 'posted']);
  expect(await cover()).toBe(0n);
});

test('of a batch that the pool cannot cover, as much is paid as can be', async () => {
  const answers = await books.postFromSlices(award(2, 60), award(3, 60), award(4, 40));
  expect(kindsOf(answers)).toEqual(['posted', 'refused', 'posted']);
  expect(await cover()).toBe(0n);
});

test('what goes together is paid whole or not at all', async () => {
  const together = [award(2, 40), award(3, 40), award(4, 40)];
  expect(await books.postTogether(...together)).toBeUndefined();
  expect(await cover()).toBe(100n);
  expect((await books.holder(2)).spendable).toBe(0n);
  expect(kindsOf(await books.postTogether(...together.slice(0, 2)))).toEqual(['posted', 'posted']);
});

test('what goes together may use the pool to its last point', async () => {
  expect(kindsOf(await books.postTogether(award(2, 50), award(3, 50)))).toEqual([
    'posted',
    'posted',
  ]);
  expect(await cover()).toBe(0n);
});

test('what went together and is asked for again is repeated, also when the pool is used up by then', async () => {
  const together = [award(2, 50), award(3, 50)];
  await books.postTogether(...together);
  expect(kindsOf(await books.postTogether(...together))).toEqual(['repeated', 'repeated']);
  expect((await books.holder(2)).spendable).toBe(50n);
});

test('one who is over the limit of the day is left out; the others of the group are paid', async () => {
  const limited = (holder: number) => ({ ...award(holder, 5), dayLimit: 1 });
  expect(kindsOf(await books.postTogether(limited(2)))).toEqual(['posted']);
  expect(await books.postTogether(limited(2), limited(3))).toMatchObject([
    { kind: 'refused', code: 'day_limit' },
    { kind: 'posted' },
  ]);
  expect((await books.holder(2)).spendable).toBe(5n);
});

test('one slice pays what goes together', async () => {
  await expect(books.postTogether(award(2, 1, 1), award(3, 1, 2))).rejects.toThrow('one slice');
});

test('awards of sixteen slices at once pay out no more than the pool holds', async () => {
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, at) => books.postFromSlices(award(at + 2, 3, 1 + (at % 16)))),
  );
  const posted = answers.flat().filter(({ kind }) => kind === 'posted').length;
  expect(posted).toBeLessThanOrEqual(33);
  expect(await cover()).toBe(100n - 3n * BigInt(posted));
  expect(await faultsOf(books)).toEqual([]);
});

/** A slice that another transaction holds for a while, and an award that is asked for meanwhile. */
async function askWhileHeld(held: AccountId, wanted: Transfer): Promise<Posting | undefined> {
  const { transact } = ledger.database;
  const { county } = books;
  const at = new Date('2026-10-14T01:00:00Z');
  let made = 0;
  const newId = () => uuidOf(`busy ${county} ${++made}`);
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const other = transact(async (tx) => {
    await post(tx, { county, at, transfers: [transfer({ debit: held, credit: lot(2) })] });
    await released;
  });
  setTimeout(release, 60);
  const [answer] = await transact((tx) =>
    postFromSlices(tx, { county, at, transfers: [wanted], newId }),
  );
  await other;
  return answer;
}

test('what somebody else holds at this moment is cover: a busy slice is waited for, not taken for empty', async () => {
  books = await ledger.openBooks();
  await books.post(transfer({ debit: source, credit: slice(3), amount: points(100) }));
  expect(await askWhileHeld(slice(3), award(3, 3, 4))).toMatchObject({ kind: 'posted' });
  expect((await books.holder(3)).spendable).toBe(3n);
});

test('what the slice itself still has is cover too: only what is missing must be found elsewhere', async () => {
  await fill({ 4: 5, 5: 10, 6: 7 });
  expect(await askWhileHeld(slice(6), award(3, 21, 4))).toMatchObject({ kind: 'posted' });
  expect(await cover()).toBe(0n);
});
