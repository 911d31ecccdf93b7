import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { postFromSlices } from '../server/ledger/service.ts';
import type { Transfer } from '../server/ledger/transfer.ts';
import { nextAward } from './award-load.ts';
import type { Bench } from './bench.ts';
import { county, type World } from './world.ts';

/** Rows of one statement; a county's paper books come in tens of thousands. */
const batch = 10_000;

export const importing: Bench = {
  name: 'import',
  promise:
    'importing transfers ledger-complete, balances and running figures included, 10,000 a transaction (rows/s) ÷ COPY of the same rows into a table with the same indexes (rows/s)',
  goal: 0.4,
  better: 'higher',
  seconds: 4,
  async prepare(world) {
    await sql`create table if not exists bench_copy (like transfers including all)`.execute(
      world.database.read,
    );
    return {
      ours: (seconds) => repeat(seconds, world, importBatch),
      reference: (seconds) => repeat(seconds, world, copyBatch),
    };
  },
};

/** @returns rows a second, of the time spent in the database and on the way to it */
async function repeat(
  seconds: number,
  world: World,
  take: (world: World, rows: readonly Transfer[]) => Promise<number>,
): Promise<number> {
  let spentMs = 0;
  let done = 0;
  while (spentMs < seconds * 1_000) {
    const rows = Array.from({ length: batch }, (): Transfer => {
      const { dayLimit, ...row } = nextAward(world);
      return row;
    });
    spentMs += await take(world, rows);
    done += rows.length;
  }
  return (done * 1_000) / spentMs;
}

async function importBatch(world: World, transfers: readonly Transfer[]): Promise<number> {
  const started = performance.now();
  const answers = await world.database.transact((tx) =>
    postFromSlices(tx, {
      county,
      transfers,
      at: world.clock.now(),
      newId: () => world.ids.uuid(),
    }),
  );
  const spentMs = performance.now() - started;
  const posted = answers.filter(({ kind }) => kind === 'posted').length;
  if (posted !== transfers.length) throw new Error(`${posted} of ${transfers.length} were posted`);
  return spentMs;
}

async function copyBatch(world: World, transfers: readonly Transfer[]): Promise<number> {
  const file = join(world.folder, `copy-${world.ids.uuid()}`);
  const at = world.clock.now().toISOString();
  const lines = transfers.map((row) =>
    [
      county,
      row.id,
      row.key,
      1,
      row.debit,
      row.credit,
      row.amount,
      '\\N',
      row.reason,
      1,
      at,
      1,
      1,
    ].join('\t'),
  );
  await writeFile(file, `${lines.join('\n')}\n`);
  await chmod(file, 0o644);
  const started = performance.now();
  await sql`copy bench_copy (county, id, key, kind, debit, credit, amount, pending, reason,
    rule_version, at, credit_version, credit_posted) from ${sql.lit(file)}`.execute(
    world.database.read,
  );
  const spentMs = performance.now() - started;
  await rm(file);
  return spentMs;
}
