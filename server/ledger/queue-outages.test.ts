import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Books, booksOf, faultsOf, fund, lot, newId, transfer } from '../../test/books.ts';
import { type FaultyDatabase, openFaultyDatabase } from '../../test/faults/faulty-database.ts';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { points } from './account.ts';
import { createPostingQueue, type PostingQueue, sliceOf } from './service.ts';
import type { Transfer } from './transfer.ts';

let store: TestDatabase;
let database: FaultyDatabase;
let books: Books;
let county = 100_000;
beforeAll(async () => {
  store = await createTestDatabase();
  database = openFaultyDatabase(store.connection);
});
beforeEach(async () => {
  books = booksOf(database, ++county);
  await fund(books, 1_000);
});
afterAll(async () => {
  await database.close();
  await store.drop();
});

const queueOf = (options: { lanes?: number; capacity?: number } = {}): PostingQueue => {
  const { clock } = books;
  const usual = { lanes: 2, batch: 50, capacity: 1_000 };
  return createPostingQueue({ database, clock, ids: { uuid: newId }, ...usual, ...options });
};
const award = (holder: number, amount = 5): Transfer =>
  transfer({
    debit: sliceOf(1n, BigInt(holder)),
    credit: lot(holder),
    amount: points(amount),
  });
const twenty = () => Array.from({ length: 20 }, (_, at) => award(at + 2));

test('who is answered finds the transfer in the books: an answer comes after the commit', async () => {
  const queue = queueOf();
  for (let round = 0; round < 3; round++)
    await Promise.all(
      twenty().map(async (one) => {
        const { kind } = await queue.post(county, one);
        const row = await database.read
          .selectFrom('transfers')
          .select('id')
          .where('county', '=', county)
          .where('id', '=', one.id)
          .executeTakeFirst();
        expect([kind, row?.id]).toEqual(['posted', one.id]);
      }),
    );
  await queue.stop();
});

test.each(['ended before', 'ended after', 'cut while under way', 'deadlock 40P01'] as const)(
  'a batch that meets trouble (%s) is answered all the same, and nothing happens twice',
  async (fault) => {
    for (const nth of [1, 2, 3, 4]) {
      const queue = queueOf({ lanes: 1 });
      const all = twenty();
      const before = (await books.holder(2)).spendable;
      database.arm(fault, nth);
      const answers = await Promise.allSettled(all.map((one) => queue.post(county, one)));
      database.disarm();
      for (const [at, answer] of answers.entries()) {
        const one = all[at];
        if (one === undefined || answer.status === 'fulfilled') continue;
        // Whoever heard of an error asks again under the same key.
        expect(['posted', 'repeated']).toContain((await queue.post(county, one)).kind);
      }
      for (const answer of answers)
        if (answer.status === 'fulfilled')
          expect(['posted', 'repeated']).toContain(answer.value.kind);
      expect((await books.holder(2)).spendable).toBe(before + 5n);
      expect(await faultsOf(books)).toEqual([]);
      await queue.stop();
    }
  },
);

test('of a batch with two bad ones the others are posted, and each of the two hears its own error', async () => {
  const queue = queueOf({ lanes: 1 });
  const all = twenty();
  const bad = new Set([3, 11]);
  const asked = all.map((one, at) => (bad.has(at) ? { ...one, reason: 'not an id' } : one));
  const answers = await Promise.allSettled(asked.map((one) => queue.post(county, one)));
  for (const [at, answer] of answers.entries()) {
    expect(answer.status, String(at)).toBe(bad.has(at) ? 'rejected' : 'fulfilled');
    if (answer.status === 'fulfilled')
      expect(answer.value).toEqual({ kind: 'posted', transfer: all[at]?.id });
  }
  await queue.stop();
});

test('what a holder was given can be spent by the next that is asked for in the same turn', async () => {
  await books.post(transfer({ credit: sliceOf(1n, 2n), amount: points(5) }));
  const queue = queueOf({ lanes: 4 });
  const given = award(2);
  const spent = transfer({ debit: lot(2), credit: lot(3), amount: points(5) });
  const answers = await Promise.all([given, spent].map((one) => queue.post(county, one)));
  expect(answers.map(({ kind }) => kind)).toEqual(['posted', 'posted']);
  await queue.stop();
});

test('a queue takes as many as it has room for, to the last, and has room again once they are answered', async () => {
  const queue = queueOf({ capacity: 7 });
  const round = async () => {
    const answers = await Promise.all(
      twenty()
        .slice(0, 8)
        .map((one) => queue.post(county, one)),
    );
    return answers.map((one) => (one.kind === 'refused' ? one.code : one.kind));
  };
  expect(await round()).toEqual([...Array(7).fill('posted'), 'queue_full']);
  expect(await round()).toEqual([...Array(7).fill('posted'), 'queue_full']);
  await queue.stop();
});

test('batches of two counties in one queue stay in their own books', async () => {
  const neighbours = booksOf(database, ++county);
  await fund(neighbours, 1_000);
  const queue = queueOf({ lanes: 1 });
  const all = twenty();
  await Promise.all(
    all.map((one, at) => queue.post(at % 2 ? books.county : neighbours.county, one)),
  );
  expect((await books.holder(2)).spendable).toBe(0n);
  expect((await books.holder(3)).spendable).toBe(5n);
  expect((await neighbours.holder(2)).spendable).toBe(5n);
  expect([...(await faultsOf(books)), ...(await faultsOf(neighbours))]).toEqual([]);
  await queue.stop();
});
