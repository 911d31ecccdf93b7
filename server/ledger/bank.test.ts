import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Books,
  faultsOf,
  give,
  type LedgerDatabase,
  lot,
  openLedgerDatabase,
  transfer,
} from '../../test/books.ts';
import { seededNumbers } from '../platform/ids.ts';
import { type AccountId, merchantAccount, points } from './account.ts';

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await openLedgerDatabase(40);
});
afterAll(() => ledger.close());

const holders = [2, 3, 4, 5, 6] as const;
const accounts: AccountId[] = [
  ...holders.map((holder) => lot(holder)),
  ...[1n, 2n].map(merchantAccount),
];
const each = 20;
const clients = 24;
const turns = 25;

/** What all of them hold together, and the least that one holds, as one statement sees it. */
async function look({ county }: Books): Promise<{ total: bigint; least: bigint }> {
  const { rows } = await sql<{ total: bigint; least: bigint }>`
    select sum(posted)::bigint as total, min(posted - pending_out) as least from accounts
    where county = ${county} and id = any (${`{${accounts.join(',')}}`}::bigint[])`.execute(
    ledger.database.read,
  );
  return rows[0] ?? { total: 0n, least: 0n };
}

test('while many pass points to each other, everyone who looks sees the same total and nobody below zero', {
  timeout: 180_000,
}, async () => {
  const books = await ledger.openBooks(1_000);
  for (const holder of holders) await give(books, holder, { amount: each });
  const total = BigInt(each * holders.length);
  const numbers = seededNumbers('bank');
  const pick = () => accounts[numbers() % accounts.length] ?? lot(2);
  const answers = new Map<string, number>();
  let passing = clients;

  async function pass(): Promise<void> {
    for (let turn = 0; turn < turns; turn++) {
      const [debit, credit] = [pick(), pick()];
      if (debit === credit) continue;
      const one = transfer({ debit, credit, amount: points(1 + (numbers() % each)) });
      const [posting] = await books.post(one);
      const answer = posting?.kind === 'refused' ? posting.code : (posting?.kind ?? 'none');
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
    passing -= 1;
  }
  async function watch(): Promise<number> {
    let looks = 0;
    for (; passing > 0 || looks === 0; looks++) {
      const seen = await look(books);
      expect(seen.total).toBe(total);
      expect(seen.least).toBeGreaterThanOrEqual(0n);
    }
    return looks;
  }
  const [looks] = await Promise.all([watch(), watch(), ...Array.from({ length: clients }, pass)]);
  expect(looks).toBeGreaterThan(5);
  // An error, of the table's own check too, would be a defect; a refusal is an answer.
  expect([...answers.keys()].sort()).toEqual(['not_covered', 'posted']);
  expect(await look(books)).toMatchObject({ total });
  expect(await faultsOf(books)).toEqual([]);
});

test('the last points are fought for fifty times: there is one winner each time', {
  timeout: 180_000,
}, async () => {
  for (let round = 0; round < 50; round++) {
    const books = await ledger.openBooks(10);
    await give(books, 2, { amount: 7 });
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        books.post(transfer({ debit: lot(2), credit: lot(3), amount: points(7) })),
      ),
    );
    const winners = answers.flat().filter(({ kind }) => kind === 'posted');
    expect(winners).toHaveLength(1);
  }
});
