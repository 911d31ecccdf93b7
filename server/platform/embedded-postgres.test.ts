import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
  visitEmbeddedPostgres,
} from './embedded-postgres.ts';
import { findPostmaster } from './postmaster.ts';
import { processesWorkingIn } from './processes.ts';

let dataDir: string;
let running: EmbeddedPostgres | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'embedded-postgres-'));
  // When root runs the tests, PostgreSQL runs as another user, who must be able to come in.
  await chmod(dataDir, 0o711);
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(dataDir, { recursive: true });
});

const cluster = () => join(dataDir, 'postgres', 'cluster');

async function start(): Promise<EmbeddedPostgres> {
  running = await startEmbeddedPostgres({ dataDir, log: () => {} });
  return running;
}

async function ask(statement: string): Promise<unknown> {
  const client = new Client(running?.connection);
  await client.connect();
  try {
    const { rows } = await client.query(statement);
    return rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
}

/** A server that another process started, wrote a row into, and still owns. */
async function startElsewhere(): Promise<{ kill(): Promise<void> }> {
  const owner = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { Client } from 'pg';
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))};
    const { connection } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log() {} });
    const client = new Client(connection);
    await client.connect();
    await client.query("create table deed as select '扫雪' as what");
    console.log('written');
    setInterval(() => {}, 1000);`,
  ]);
  owner.stderr.pipe(process.stderr);
  await once(createInterface(owner.stdout), 'line');
  return {
    async kill() {
      const gone = once(owner, 'exit');
      owner.kill('SIGKILL');
      await gone;
    },
  };
}

test('the first start makes a safe database that can search in Chinese', async () => {
  await mkdir(join(dataDir, 'postgres', 'draft-of-a-killed-start'), { recursive: true });
  expect((await start()).adopted).toBe(false);
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums']) {
    expect(await ask(`show ${setting}`), setting).toEqual(['on']);
  }
  expect(await ask('show listen_addresses')).toEqual(['']);
  await ask('create extension pg_trgm');
  expect(await ask(`select show_trgm('积分') <> '{}'`)).toEqual([true]);
});

test('stopping leaves no process', async () => {
  const { stop } = await start();
  expect(processesWorkingIn(cluster())).not.toEqual([]);
  await stop();
  await stop();
  expect(processesWorkingIn(cluster())).toEqual([]);
  expect(findPostmaster(cluster())).toBeUndefined();
});

test('a database whose owner was killed is adopted with every row', async () => {
  const owner = await startElsewhere();
  await expect(start(), 'while the owner lives').rejects.toThrow('in use by another running');
  await owner.kill();
  expect((await start()).adopted).toBe(true);
  expect(await ask('select what from deed')).toEqual(['扫雪']);
});

test('a database that was killed itself comes back with every row', async () => {
  await (await startElsewhere()).kill();
  const { pid } = findPostmaster(cluster()) ?? expect.fail('no server');
  process.kill(pid, 'SIGKILL');
  expect((await start()).adopted).toBe(false);
  expect(await ask('select what from deed')).toEqual(['扫雪']);
});

test('a left-over process number that is now another program does no harm', async () => {
  await (await start()).stop();
  const pidFile = join(cluster(), 'postmaster.pid');
  await writeFile(pidFile, `${process.ppid}\n${cluster()}\n1700000000\n5432\n/tmp\n\n\nready\n`);
  expect((await start()).adopted).toBe(false);
  expect(await ask('select 1')).toEqual([1]);
});

test('an adopted database that is less safe than asked is started again', async () => {
  await startEmbeddedPostgres({ dataDir, log: () => {}, durable: false }).then(async (loose) => {
    await loose.stop();
  });
  const script = `import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))};
    await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log() {}, durable: false });
    process.kill(process.pid, 'SIGKILL');`;
  await once(spawn(process.execPath, ['--input-type=module', '-e', script]), 'exit');
  expect(findPostmaster(cluster())).toBeDefined();
  expect((await start()).adopted).toBe(false);
  expect(await ask('show fsync')).toEqual(['on']);
});

test('a visitor reads beside the owner, and leaving ends nothing', async () => {
  const owner = await startElsewhere();
  running = await visitEmbeddedPostgres({ dataDir, log: () => {} });
  expect(await ask('select what from deed')).toEqual(['扫雪']);
  await running?.stop();
  expect(findPostmaster(cluster())).toBeDefined();
  await owner.kill();
  await start();
});

test('a visitor starts a database that rests, ends it again, and makes none where none was', async () => {
  expect(await visitEmbeddedPostgres({ dataDir, log: () => {} })).toBeUndefined();
  expect(await readdir(dataDir)).toEqual([]);
  await (await start()).stop();
  running = await visitEmbeddedPostgres({ dataDir, log: () => {} });
  expect(await ask('select 1')).toEqual([1]);
  await running?.stop();
  expect(findPostmaster(cluster())).toBeUndefined();
});

test.skipIf(process.getuid?.() !== 0)(
  'root keeps it outside a closed folder (needs root)',
  async () => {
    await chmod(dataDir, 0o700);
    await start();
    const outside = (await readFile(join(dataDir, 'postgres-folder'), 'utf8')).trim();
    expect(dirname(outside)).toBe('/var/lib/pingan-points');
    await running?.stop();
    await start();
    expect(processesWorkingIn(join(outside, 'cluster')), 'found again by the note').not.toEqual([]);
    await running?.stop();
    await rm(outside, { recursive: true });
  },
);
