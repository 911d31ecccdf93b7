import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOfDay } from '../../server/platform/calendar.ts';
import { type Database, openDatabase } from '../../server/platform/database.ts';
import { migrate } from '../../server/platform/migrate.ts';
import { type Books, booksOf, faultsOf, fund, give } from '../books.ts';
import { startTemporaryPostgres } from '../temporary-postgres.ts';
import { foundCounty } from '../year-end.ts';

/** A server of its own: one of its processes is killed, and then it restarts them all. */
let server: Awaited<ReturnType<typeof startTemporaryPostgres>>;
let database: Database;
beforeAll(async () => {
  server = await startTemporaryPostgres({ durable: true });
  await migrate(server.connection);
  database = openDatabase({ connection: server.connection, connections: 6, onError: () => {} });
}, 60_000);
afterAll(async () => {
  await database.close();
  await server.stop();
});

const worker = fileURLToPath(new URL('year-end-worker.ts', import.meta.url));
const night = startOfDay('2027-01-01', 0.7);
const [county, holders, each, carryOver] = [700_001, 210, 20, 5];

interface Run {
  state: string;
  lots: bigint;
  points: bigint;
  carried: bigint;
  closed_accounts: bigint;
  closed_sum: bigint;
}

async function findRun(): Promise<Run | undefined> {
  const { rows } = await database.pool.query<Run>('select * from lapse_runs where county = $1', [
    county,
  ]);
  return rows[0];
}

/** Lets a worker live until the run has come so far, and kills it there. */
async function live(isFar: (run: Run) => boolean): Promise<number | null> {
  const words = [worker, JSON.stringify(server.connection), String(county), night.toISOString()];
  const child = spawn(process.execPath, words, { stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over) {
    const run = await findRun();
    if (run !== undefined && isFar(run)) {
      child.kill('SIGKILL');
      break;
    }
    await pause(3);
  }
  return ended;
}

/** Sums over the journal: what the run says it did is what stands there, at every moment. */
async function sumOf(kind: 'lapsed' | 'carried'): Promise<bigint> {
  const way = kind === 'lapsed' ? '(credit >> 16) & 15 = 5' : 'rule_version = 1 and kind = 1';
  const { rows } = await database.pool.query<{ points: bigint }>(
    `select coalesce(sum(amount), 0)::bigint as points from transfers
     where county = $1 and (debit >> 16) & 15 = 1 and ${way}`,
    [county],
  );
  return rows[0]?.points ?? 0n;
}

/** Lots that the audit says have lapsed: an entry stands or falls with its batch. */
async function sumOfEntries(): Promise<bigint> {
  const { rows } = await database.pool.query<{ lots: bigint }>(
    `select coalesce(sum((details ->> 'lots')::bigint), 0)::bigint as lots from audit_waiting
     where county = $1 and action = 'points.lapsed'`,
    [county],
  );
  return rows[0]?.lots ?? 0n;
}

async function expectHonest(books: Books): Promise<void> {
  // What was on its way to the server when the process died is carried out or not by then.
  await pause(200);
  const run = await findRun();
  expect(run?.points).toBe(await sumOf('lapsed'));
  expect(run?.carried).toBe(await sumOf('carried'));
  expect(run?.lots).toBe(await sumOfEntries());
  expect(await faultsOf(books)).toEqual([]);
}

test('a year’s end whose process is killed again and again, while awards go on, lapses every lot once and closes every account', {
  timeout: 300_000,
}, async () => {
  const books = booksOf(database, county);
  await fund(books, 100_000);
  await foundCounty(books, { carryOver });
  for (let holder = 2; holder < 2 + holders; holder++)
    await give(books, holder, { amount: each, until: '2026-12-31' });
  books.clock.set(night);
  let stop = false;
  let awarded = 0;
  const awards = (async () => {
    while (!stop) {
      await give(books, 2 + (awarded % holders), { amount: 1, until: '2028-12-31' });
      awarded += 1;
    }
  })();
  const lots = (share: number) => (run: Run) => run.lots >= BigInt(Math.floor(holders * share));
  for (const share of [0.1, 0.4, 0.8]) {
    expect(await live(lots(share))).toBeNull();
    await expectHonest(books);
    expect((await findRun())?.state).not.toBe('done');
  }
  expect(await live((run) => run.state === 'closing' && run.closed_accounts > 0n)).toBeNull();
  expect(await live(() => false)).toBe(0);
  stop = true;
  await awards;
  await expectHonest(books);
  expect(awarded).toBeGreaterThan(10);
  expect(await findRun()).toMatchObject({
    state: 'done',
    lots: BigInt(holders),
    points: BigInt(holders * (each - carryOver)),
    carried: BigInt(holders * carryOver),
    closed_sum: 0n,
  });
  for (const holder of [2, 77, 1 + holders]) {
    const { rows } = await database.pool.query(
      `select posted from year_closings where county = $1 and account >> 20 = $2 and posted <> 0`,
      [county, holder],
    );
    expect(rows).toEqual([{ posted: BigInt(carryOver) }]);
  }
});
