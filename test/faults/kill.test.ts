import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../server/platform/database.ts';
import { seededNumbers, uuidOf } from '../../server/platform/ids.ts';
import { migrate } from '../../server/platform/migrate.ts';
import { type Books, booksOf, faultsOf, fund, shop } from '../books.ts';
import { startTemporaryPostgres } from '../temporary-postgres.ts';

/** A server of its own: one of its processes is killed, and then it restarts them all. */
let server: Awaited<ReturnType<typeof startTemporaryPostgres>>;
let database: Database;
beforeAll(async () => {
  server = await startTemporaryPostgres({ durable: true });
  await migrate(server.connection);
  database = openDatabase({ connection: server.connection, connections: 4, onError: () => {} });
}, 60_000);
afterAll(async () => {
  await database.close();
  await server.stop();
});

const steps = 60;
const worker = fileURLToPath(new URL('worker.ts', import.meta.url));
const numbers = seededNumbers('kills');
let county = 600_000;

interface Life {
  /** Steps that the process said were answered. */
  answered: Set<number>;
  code: number | null;
}

/** Lets a worker live until it has answered so many steps, and then has something done to it. */
function live(until: number, strike: (child: ChildProcess) => unknown): Promise<Life> {
  const words = [worker, JSON.stringify(server.connection), String(county), String(steps)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] });
  const answered = new Set<number>();
  let struck = false;
  let rest = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) answered.add(Number(line));
    if (struck || answered.size < until) return;
    struck = true;
    strike(child);
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ answered, code })));
}

async function open(): Promise<Books> {
  const books = booksOf(database, ++county);
  await fund(books, 10_000);
  return books;
}

/** What was answered stands in the journal, whatever became of the one who answered it. */
async function missing({ answered }: Life): Promise<number[]> {
  const rows = await database.read
    .selectFrom('transfers')
    .select('key')
    .where('county', '=', county)
    .execute();
  const keys = new Set(rows.map(({ key }) => key));
  return [...answered].filter((number) => !keys.has(uuidOf(`award ${number}`)));
}

/** Sixty awards of 5 in all; every second redemption of 3 was handed over. */
async function expectAllOnce(books: Books): Promise<void> {
  let spendable = 0n;
  for (const holder of [2, 3, 4, 5, 6]) spendable += (await books.holder(holder)).spendable;
  expect(spendable).toBe(BigInt(steps * 5 - (steps / 2) * 3));
  expect(await books.balance(shop)).toEqual({
    posted: BigInt((steps / 2) * 3),
    pendingIn: 0n,
    pendingOut: 0n,
  });
  expect(await faultsOf(books)).toEqual([]);
}

test('a process killed in the middle loses nothing it answered; its successor finishes, and nothing is done twice', {
  timeout: 300_000,
}, async () => {
  const books = await open();
  for (const until of [3, 11, 24].map((near) => near + (numbers() % 5))) {
    const life = await live(until, (child) => child.kill('SIGKILL'));
    expect(life.code).toBeNull();
    expect(await missing(life)).toEqual([]);
    expect(await faultsOf(books)).toEqual([]);
  }
  const last = await live(steps, () => {});
  expect([last.code, last.answered.size]).toEqual([0, steps]);
  await expectAllOnce(books);
});

test('when PostgreSQL’s own process is killed under a statement the server recovers with all that was answered', {
  timeout: 300_000,
}, async () => {
  const books = await open();
  for (const until of [5, 20]) {
    const life = await live(until, () => void killBackend());
    // It hears that its connections are gone, and ends by itself.
    expect(life.code).not.toBe(0);
    await recovered();
    expect(await missing(life)).toEqual([]);
    expect(await faultsOf(books)).toEqual([]);
  }
  const last = await live(steps, () => {});
  expect([last.code, last.answered.size]).toEqual([0, steps]);
  await expectAllOnce(books);
});

async function killBackend(): Promise<void> {
  const { rows } = await database.pool.query<{ pid: number }>(
    `select pid from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
     order by query_start desc limit 1`,
  );
  if (rows[0] !== undefined) process.kill(rows[0].pid, 'SIGKILL');
}

/** Waits until the server takes statements again: it ends every connection while it recovers. */
async function recovered(): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const up = await database.pool.query('select 1').then(
      () => true,
      () => false,
    );
    if (up) return;
    if (attempt > 500) throw new Error('PostgreSQL did not come back');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
