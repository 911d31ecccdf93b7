import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { World } from './world.ts';

/** What is run: a script of SQL, by so many clients. */
export interface Load {
  script: string;
  clients: number;
}

export interface LoadResult {
  perSecond: number;
  /** Milliseconds of every tenth transaction. */
  latencies: number[];
}

/** Who drives a load. */
export const loadDriver = (): string => (findPgbench() === undefined ? 'node' : 'pgbench');

/** Where pgbench is; undefined where it is not installed, and Node drives the same statements. */
export function findPgbench(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const folders = [
    ...versions.sort((a, b) => Number(b) - Number(a)).map((one) => join(debian, one, 'bin')),
    '/usr/bin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ];
  return folders.map((folder) => join(folder, 'pgbench')).find((path) => existsSync(path));
}

/** Runs a load for so many seconds, by pgbench with prepared statements where it is installed. */
export async function runLoad(world: World, load: Load, seconds: number): Promise<LoadResult> {
  const pgbench = findPgbench();
  return pgbench === undefined
    ? driveFromNode(world, load, seconds)
    : drive(pgbench, { world, load, seconds });
}

/** What a run may be stretched to; whoever asks for longer gets that once. */
const stretchedSeconds = 60;

interface Drive {
  world: World;
  load: Load;
  seconds: number;
}

/** A machine busy with other work may not finish a single transaction in the time: then in twice of it. */
async function drive(pgbench: string, { seconds, ...what }: Drive): Promise<LoadResult> {
  // pgbench knows whole seconds only.
  const least = Math.max(2, Math.round(seconds));
  const most = Math.max(least, stretchedSeconds);
  for (let whole = least; whole <= most; whole *= 2) {
    const result = await driveFor(pgbench, { ...what, seconds: whole });
    if (result.perSecond > 0) return result;
  }
  throw new Error(`pgbench finished no transaction within ${most} seconds`);
}

async function driveFor(pgbench: string, { world, load, seconds }: Drive): Promise<LoadResult> {
  const folder = await mkdtemp(join(world.folder, 'pgbench-'));
  const file = join(folder, 'load.sql');
  await writeFile(file, load.script);
  const { host, port, user, database } = world.connection;
  const clients = ['-c', String(load.clients), '-j', '2', '-T', String(seconds)];
  const words = ['-n', '-M', 'prepared', ...clients];
  const logged = ['-l', '--log-prefix', join(folder, 'log'), '--sampling-rate', '0.1'];
  const target = ['-f', file, '-h', host, '-p', String(port), '-U', user, database];
  const output = await outputOf(pgbench, [...words, ...logged, ...target]);
  const none = /actually processed: 0\b/.test(output);
  const tps = none ? '0' : /tps = ([\d.]+) \(without/.exec(output)?.[1];
  if (tps === undefined) throw new Error(`pgbench said: ${output}`);
  const latencies: number[] = [];
  for (const name of (await readdir(folder)).filter((one) => one.startsWith('log')))
    for (const line of (await readFile(join(folder, name), 'utf8')).split('\n')) {
      const microseconds = Number(line.split(' ')[2]);
      if (microseconds > 0) latencies.push(microseconds / 1_000);
    }
  await rm(folder, { recursive: true });
  return { perSecond: Number(tps), latencies };
}

function outputOf(program: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        text += chunk;
      });
    child.on('error', reject);
    child.on('close', () => resolve(text));
  });
}

/** The same statements over Node's driver: slower than pgbench, so a ratio to it flatters. */
async function driveFromNode(world: World, load: Load, seconds: number): Promise<LoadResult> {
  const clients = await Promise.all(
    Array.from({ length: load.clients }, async () => {
      const client = new pg.Client(world.connection);
      await client.connect();
      return client;
    }),
  );
  const until = performance.now() + seconds * 1_000;
  const started = performance.now();
  const latencies: number[] = [];
  let done = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        const before = performance.now();
        for (const statement of statementsOf(load.script)) await client.query(statement);
        done += 1;
        if (done % 10 === 0) latencies.push(performance.now() - before);
      }
    }),
  );
  const perSecond = (done * 1_000) / (performance.now() - started);
  await Promise.all(clients.map((client) => client.end()));
  return { perSecond, latencies };
}

/** A script's statements with its variables drawn anew: `\set name random(a, b)`. */
function statementsOf(script: string): string[] {
  const drawn = new Map<string, string>();
  const lines = script.split('\n').filter((line) => {
    const found = /^\\set (\w+) random\((-?\d+), (-?\d+)\)/.exec(line);
    if (found === null) return line.trim() !== '';
    const [, name = '', from = '0', to = '0'] = found;
    const span = Number(to) - Number(from) + 1;
    drawn.set(name, String(Number(from) + Math.floor(Math.random() * span)));
    return false;
  });
  return lines.map((line) => line.replace(/:(\w+)/g, (whole, name) => drawn.get(name) ?? whole));
}

/** The tables of TPC-B with ten branches, as pgbench makes them. */
export async function makeTpcB(world: World): Promise<void> {
  await world.database.pool.query(`
    create table if not exists pgbench_branches (bid int primary key, bbalance int, filler char(88)) with (fillfactor = 100);
    create table if not exists pgbench_tellers (tid int primary key, bid int, tbalance int, filler char(84)) with (fillfactor = 100);
    create table if not exists pgbench_accounts (aid int primary key, bid int, abalance int, filler char(84)) with (fillfactor = 100);
    create table if not exists pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    truncate pgbench_branches, pgbench_tellers, pgbench_accounts, pgbench_history;
    insert into pgbench_branches select bid, 0, '' from generate_series(1, 10) bid;
    insert into pgbench_tellers select tid, (tid - 1) / 10 + 1, 0, '' from generate_series(1, 100) tid;
    insert into pgbench_accounts select aid, (aid - 1) / 100000 + 1, 0, '' from generate_series(1, 1000000) aid`);
  for (const table of ['branches', 'tellers', 'accounts'])
    await world.database.pool.query(`vacuum analyze pgbench_${table}`);
}

/** pgbench's own TPC-B-like transaction at scale 10. */
export const tpcB: Load = {
  clients: 16,
  script: [
    '\\set aid random(1, 1000000)',
    '\\set bid random(1, 10)',
    '\\set tid random(1, 100)',
    '\\set delta random(-5000, 5000)',
    'begin;',
    'update pgbench_accounts set abalance = abalance + :delta where aid = :aid;',
    'select abalance from pgbench_accounts where aid = :aid;',
    'update pgbench_tellers set tbalance = tbalance + :delta where tid = :tid;',
    'update pgbench_branches set bbalance = bbalance + :delta where bid = :bid;',
    'insert into pgbench_history (tid, bid, aid, delta, mtime) values (:tid, :bid, :aid, :delta, current_timestamp);',
    'end;',
  ].join('\n'),
};

const rowColumns = `county integer, id uuid, key uuid, kind smallint, debit bigint, credit bigint,
  amount bigint, pending uuid, reason uuid, rule_version integer, at timestamptz,
  credit_version bigint, credit_posted bigint`;

/**
 * A table like the journal with its key alone, and the insert of one row in a transaction. Its keys
 * are in the order of time like ours: random ones would slow the reference by a seventh.
 */
export async function makeOneRowInsert(world: World): Promise<Load> {
  await world.database.pool.query(
    `create table if not exists bench_rows (${rowColumns}, primary key (county, id))`,
  );
  return {
    clients: 64,
    script:
      'insert into bench_rows values (339921, uuidv7(), uuidv7(), 1, 1, 2, 3, null, gen_random_uuid(), 1, now(), 1, 1);',
  };
}
