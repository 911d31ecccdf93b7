import { expect, test } from 'vitest';
import { give, openLedgerDatabase } from '../../test/books.ts';
import { traceMany, traceSpending } from './trace.ts';

const rounds = 12;

test('what moves within one instant is traced in the order in which it was written', async () => {
  const ledger = await openLedgerDatabase();
  const books = await ledger.openBooks(1_000);
  const { read } = books.database;
  const given: string[] = [];
  const spent: string[] = [];
  for (let round = 0; round < rounds; round++) {
    given.push(await give(books, 2, { amount: 3 }));
    const spending = await books.spend(2, { amount: 3 });
    if (spending.kind !== 'spent') expect.fail(spending.kind);
    spent.push(...spending.transfers);
  }
  const whole = new Map(spent.map((transfer) => [transfer, [{ pool: 1n, amount: 3n }]]));
  // Points that left before they came would be an error here, and nobody’s there.
  expect(await traceSpending(read, books.county, [...given, ...spent])).toEqual(whole);
  expect(await traceMany(read, books.county, { holders: [2n], given })).toEqual(whole);
  await ledger.close();
});
