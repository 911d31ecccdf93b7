import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type Books,
  type LedgerDatabase,
  lot,
  openLedgerDatabase,
  pool,
  source,
  transfer,
} from '../../test/books.ts';
import { sqlState } from '../platform/database.ts';
import { points } from './account.ts';
import { type Posting, reconcile, sumBooks } from './service.ts';

let ledger: LedgerDatabase;
let books: Books;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
beforeEach(async () => {
  books = await ledger.openBooks(100);
});
afterAll(() => ledger.close());

const kinds = (postings: readonly Posting[]) =>
  postings.map((posting) => (posting.kind === 'refused' ? posting.code : posting.kind));
const total = () => sumBooks(ledger.database.read, books.county);

test('an award moves points from the pool to the holder, and the books still add up to zero', async () => {
  await books.post(transfer({ credit: lot(2), amount: points(30) }));
  expect((await books.balance(pool)).posted).toBe(70n);
  expect((await books.balance(source)).posted).toBe(-100n);
  expect(await books.holder(2)).toEqual({
    spendable: 30n,
    pending: 0n,
    lapsingNext: { points: 30n, on: '2027-12-31' },
  });
  expect(await total()).toEqual({ posted: 0n, pending: 0n });
});

test('of a holder’s lots the one that lapses first and still holds points is named', async () => {
  await books.post(
    transfer({ credit: lot(2, 2026), amount: points(1) }),
    transfer({ credit: lot(2, 2028), amount: points(5) }),
    transfer({ credit: lot(2, 2027), amount: points(4), kind: 'announce' }),
    transfer({ debit: lot(2, 2026), credit: lot(3), amount: points(1) }),
  );
  expect(await books.holder(2)).toEqual({
    spendable: 5n,
    pending: 4n,
    lapsingNext: { points: 5n, on: '2028-12-31' },
  });
});

test('what is settled cannot be voided, what is voided cannot be settled; asking again is harmless', async () => {
  const [first, second] = [1, 2].map(() => transfer({ credit: lot(2), kind: 'announce' }));
  await books.post(...[first, second].filter((one) => one !== undefined));
  const ends = async (how: 'settle' | 'void', id = '') => kinds(await books.end(how, id));
  expect(await ends('settle', first?.id)).toEqual(['posted']);
  expect(await ends('void', first?.id)).toEqual(['already_ended']);
  expect(await ends('settle', first?.id)).toEqual(['repeated']);
  expect(await ends('void', second?.id)).toEqual(['posted']);
  expect(await ends('settle', second?.id)).toEqual(['already_ended']);
  expect(await ends('void', second?.id)).toEqual(['repeated']);
  expect(await books.holder(2)).toMatchObject({ spendable: 1n, pending: 0n });
  expect(await books.balance(pool)).toEqual({ posted: 99n, pendingIn: 0n, pendingOut: 0n });
});

test('twenty at once end one announced transfer: exactly one does, whichever way', async () => {
  const announced = transfer({ credit: lot(2), kind: 'announce', amount: points(7) });
  await books.post(announced);
  const ends = await Promise.all(
    Array.from({ length: 20 }, (_, turn) => books.end(turn % 2 ? 'settle' : 'void', announced.id)),
  );
  const outcomes = ends.flatMap(kinds);
  expect(outcomes.filter((kind) => kind === 'posted')).toHaveLength(1);
  expect(outcomes.filter((kind) => kind === 'repeated')).toHaveLength(9);
  expect(outcomes.filter((kind) => kind === 'already_ended')).toHaveLength(10);
  const { spendable, pending } = await books.holder(2);
  expect([0n, 7n]).toContain(spendable);
  expect(pending).toBe(0n);
  expect(await reconcile(ledger.database.read, books.county)).toEqual([]);
});

test('only what was announced can be settled, and only what was settled can be taken back', async () => {
  const posted = transfer({ credit: lot(2), amount: points(5) });
  const announced = transfer({ credit: lot(2), kind: 'announce', amount: points(5) });
  await books.post(posted, announced);
  await expect(books.end('settle', posted.id)).rejects.toThrow('was not announced');
  await expect(books.takeBack(announced.id)).rejects.toThrow('has not settled');
  expect(await books.holder(2)).toMatchObject({ spendable: 5n, pending: 5n });
  await books.end('settle', announced.id);
  expect(await books.takeBack(announced.id)).toEqual({ kind: 'taken', taken: 5n, owed: 0n });
});

test('the same key happens once; with other content it is refused', async () => {
  const award = transfer({ credit: lot(2), amount: points(3) });
  expect(kinds(await books.post(award))).toEqual(['posted']);
  const again = transfer({ ...award, id: transfer(award).id });
  const [repeat] = await books.post({ ...again, id: transfer({ credit: lot(9) }).id });
  expect(repeat).toEqual({ kind: 'repeated', transfer: award.id });
  for (const other of [
    { amount: points(4) },
    { credit: lot(3) },
    { kind: 'announce' as const },
    { reason: transfer({ credit: lot(2) }).reason },
  ])
    expect(kinds(await books.post({ ...award, ...other }))).toEqual(['key_reused']);
  expect(await books.holder(2)).toMatchObject({ spendable: 3n, pending: 0n });
});

test('the same key twice in one batch is one transfer and one repeat', async () => {
  const award = transfer({ credit: lot(2), amount: points(3) });
  const twin = transfer({ ...award, id: transfer({ credit: lot(2) }).id });
  const other = transfer({ ...award, id: transfer({ credit: lot(2) }).id, amount: points(9) });
  const postings = await books.post(award, twin, other);
  expect(kinds(postings)).toEqual(['posted', 'repeated', 'key_reused']);
  expect(postings[1]).toEqual({ kind: 'repeated', transfer: award.id });
  expect((await books.holder(2)).spendable).toBe(3n);
});

test('a batch may be sent again as a whole: nothing happens twice', async () => {
  const batch = [1, 2, 3].map((holder) => transfer({ credit: lot(holder + 1) }));
  await books.post(...batch);
  expect(kinds(await books.post(...batch))).toEqual(['repeated', 'repeated', 'repeated']);
  expect((await books.balance(pool)).posted).toBe(97n);
});

test('nobody gives away more than they have: of 200 who fight for the last 50 points 50 win', async () => {
  await books.post(transfer({ credit: lot(2), amount: points(50) }));
  const spends = await Promise.all(
    Array.from({ length: 200 }, () => books.post(transfer({ debit: lot(2), credit: lot(3) }))),
  );
  const outcomes = spends.flatMap(kinds);
  expect(outcomes.filter((kind) => kind === 'posted')).toHaveLength(50);
  expect(outcomes.filter((kind) => kind === 'not_covered')).toHaveLength(150);
  expect((await books.balance(lot(2))).posted).toBe(0n);
  expect(await total()).toEqual({ posted: 0n, pending: 0n });
});

test('a refused transfer may be sent again once there is cover', async () => {
  const spend = transfer({ debit: lot(2), credit: lot(3), amount: points(5) });
  expect(kinds(await books.post(spend))).toEqual(['not_covered']);
  await books.post(transfer({ credit: lot(2), amount: points(5) }));
  expect(kinds(await books.post(spend))).toEqual(['posted']);
});

test('even past the code a balance below zero is refused by the table itself', async () => {
  const update = sql`update accounts set posted = -1 where county = ${books.county} and id = ${pool}`;
  const error = await update.execute(ledger.database.read).catch((caught: unknown) => caught);
  expect(sqlState(error)).toBe('23514');
  expect(String(error)).toContain('accounts_covered');
});

test('a transfer is taken back once, by one that runs the other way', async () => {
  const award = transfer({ credit: lot(2), amount: points(8) });
  await books.post(award);
  const parallel = await Promise.all(Array.from({ length: 10 }, () => books.takeBack(award.id)));
  expect(parallel.filter(({ kind }) => kind === 'taken')).toHaveLength(1);
  expect(await books.takeBack(award.id)).toEqual({ kind: 'repeated', taken: 8n, owed: 0n });
  expect((await books.balance(pool)).posted).toBe(100n);
  expect((await books.holder(2)).spendable).toBe(0n);
});

test('what is spent already is owed: the pool gets all of it back at once', async () => {
  const award = transfer({ credit: lot(2), amount: points(8) });
  await books.post(award, transfer({ debit: lot(2), credit: lot(3), amount: points(1) }));
  expect(await books.takeBack(award.id)).toEqual({ kind: 'taken', taken: 7n, owed: 1n });
  expect((await books.holder(2)).spendable).toBe(0n);
  expect((await books.balance(pool)).posted).toBe(100n);
  expect(await total()).toEqual({ posted: 0n, pending: 0n });
});
