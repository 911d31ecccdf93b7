import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { SignedCheckpoint } from '../../../contract/seal/checkpoint.ts';
import { openSealedBooks, type SealedBooks } from '../../../test/sealed-books.ts';
import {
  behindTheBack,
  type Column,
  diceOf,
  dropGuards,
  listColumns,
  type Tamper,
  tamper,
  unlessImpossible,
} from '../../../test/tampering.ts';
import { locates, sealedGround } from '../../../test/tampering-seals.ts';
import { getTexts } from '../../ledger/service.ts';
import type { Tx } from '../../platform/database.ts';
import { jobScope } from '../../platform/scope.ts';
import { leafOf } from './leaves.ts';
import { eraseSalts, type Finding } from './service.ts';

// Some twenty seconds on an idle machine, and there may be other tests beside it.
vi.setConfig({ testTimeout: 300_000 });

const tampers = 1_000;
const seed = process.env.TAMPER_SEED ?? randomBytes(6).toString('hex');

let books: SealedBooks;
let columns: Column[];
let saved: SignedCheckpoint;
beforeAll(async () => {
  books = await openSealedBooks();
  for (const many of [90, 60, 0, 70, 50]) {
    await books.post(many);
    await books.night();
  }
  saved = await books.keep();
  const scope = jobScope(books.county, 'test');
  const transfer = (await listTransfers())[11] ?? '';
  await books.database.transact((tx) =>
    eraseSalts(tx, books.deps, { scope, transfers: [transfer] }),
  );
  await dropGuards(books.database, sealedGround);
  columns = await listColumns(books.database, sealedGround);
});
afterAll(() => books.close());

async function listTransfers(): Promise<string[]> {
  const { rows } = await books.database.pool.query<{ transfer: string }>(
    'select transfer from seal_leaves order by place',
  );
  return rows.map(({ transfer }) => transfer);
}

const verify = async (tx: Tx, kept?: SignedCheckpoint) => (await books.verify(tx, kept)).findings;

test('what nobody touched is whole', async () => {
  const findings = await books.database.transact((tx) => verify(tx, saved));
  expect(findings).toEqual([]);
  expect(columns.length).toBeGreaterThan(35);
});

test('every tamper of a thousand is found, and where it is', async () => {
  console.log(`${tampers} tampers, TAMPER_SEED=${seed}`);
  const dice = diceOf(seed);
  const unfound: { what: string; findings: Finding[] }[] = [];
  const kinds = new Set<string>();
  for (let done = 0; done < tampers; ) {
    const tried = await behindTheBack(books.database, tryOnce).catch(unlessImpossible);
    if (tried === undefined) continue;
    done++;
    kinds.add(tried.what.split(':')[0] ?? '');
    if (!locates(tried.findings, tried.target)) unfound.push(tried);
  }
  async function tryOnce(tx: Tx): Promise<(Tamper & { findings: Finding[] }) | undefined> {
    const made = await tamper({ tx, dice, ground: sealedGround, columns });
    return made && { ...made, findings: await verify(tx, saved) };
  }
  expect(unfound.map(({ what }) => what)).toEqual([]);
  expect(kinds.size).toBeGreaterThan(50);
});

test('a transfer and its record changed together are found by the root of their day', async () => {
  const { county } = books;
  const findings = await behindTheBack(books.database, async (tx) => {
    const { rows } = await sql<{ transfer: string; salt: Buffer }>`
      select transfer, salt from seal_leaves join seal_salts using (county, place)
      where place = 100`.execute(tx);
    const { transfer = '', salt = Buffer.of() } = rows[0] ?? {};
    await sql`update transfers set reason = id where id = ${transfer}::uuid`.execute(tx);
    const text = (await getTexts(tx, county, [transfer])).get(transfer);
    if (text === undefined) throw new Error('no such transfer');
    const leaf = leafOf(text, { county, place: 100, salt });
    await sql`update seal_leaves set leaf = ${leaf} where place = 100`.execute(tx);
    return verify(tx);
  });
  const roots = findings.filter(({ kind }) => kind === 'root_differs');
  expect(roots[0]).toMatchObject({ day: '2026-10-15', place: 90, last: 149 });
});

describe('with everything put back to an older state', () => {
  /** Everything from this place on is gone, and every balance is what the rest gives. */
  async function rollBack(tx: Tx, size: number): Promise<void> {
    const run = (text: string) => sql.raw(text.replaceAll(':size', String(size))).execute(tx);
    const gone = 'select transfer from seal_leaves where place >= :size';
    await run(`delete from transfers where id in (${gone})`);
    for (const table of ['seal_leaves', 'seal_salts'])
      await run(`delete from ${table} where place >= :size`);
    await run('delete from seal_nodes');
    await run('delete from seals where size > :size');
    await run('update seal_heads set size = :size, day = (select max(day) from seals)');
    const announced = 'sum(case kind when 2 then amount when 1 then 0 else -amount end)';
    await run(`update accounts a set
      version = (select count(*) from transfers where credit = a.id),
      posted = (select coalesce(sum(case when credit = a.id then amount else -amount end), 0)
        from transfers where a.id in (credit, debit) and kind in (1, 3)),
      pending_in = (select coalesce(${announced}, 0) from transfers where credit = a.id),
      pending_out = (select coalesce(${announced}, 0) from transfers where debit = a.id)`);
  }

  test('it looks whole by itself, and any seal that somebody kept gives it away', async () => {
    await behindTheBack(books.database, async (tx) => {
      await rollBack(tx, 150);
      expect(await verify(tx)).toEqual([]);
      const found = await verify(tx, saved);
      expect(found).toMatchObject([{ kind: 'saved_ahead', place: 150, last: 270 }]);
    });
  });
});
