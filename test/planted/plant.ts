import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { PostgresConnection } from '../../server/platform/embedded-postgres.ts';
import { startTemporaryPostgres } from '../temporary-postgres.ts';
import type { Bug } from './bugs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copied = ['server', 'db', 'contract', 'test', 'package.json', 'tsconfig.json'];
/** A caller that is never answered is a bug too; a busy machine is none. */
const testTimeout = 20_000;
/** Enough histories of the model to see what is planted; the true run has more. */
const fewerHistories = ['const histories = 2_000', 'const histories = 24'] as const;

export interface Caught {
  bug: string;
  /** Names of the tests that failed; none: nobody saw it. */
  by: string[];
  /** Where the bug could not be planted or its tests could not be run, why. */
  problem?: string;
}

/** A copy of the tree with a PostgreSQL of its own, into which one bug after another is planted. */
export interface Bed {
  plant(bug: Bug): Promise<Caught>;
  /** Runs tests on the copy as it is. */
  runUnharmed(which: Pick<Bug, 'tests' | 'only'>): Promise<Caught>;
  close(): Promise<void>;
}

export async function makeBed(): Promise<Bed> {
  const folder = await copyTree();
  const server = await startTemporaryPostgres();
  await writeFile(join(folder, 'vitest.config.ts'), configOf(server.connection));
  const fresh = () => forgetTemplate(server.connection);
  return {
    plant: (bug) => plant(folder, bug, fresh),
    runUnharmed: (which) => runTests(folder, { name: 'no bug', ...which }),
    close: async () => {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

async function copyTree(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pingan-planted-'));
  try {
    for (const name of copied) await cp(join(root, name), join(folder, name), { recursive: true });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    await change(folder, 'server/ledger/model.test.ts', fewerHistories);
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
}

/** The same tests as ever, on a server that runs already. */
function configOf(postgres: PostgresConnection): string {
  const options = {
    pool: 'forks',
    maxWorkers: 1,
    testTimeout,
    hookTimeout: 120_000,
    include: ['**/*.test.ts'],
    provide: { postgres },
  };
  return `export default { test: ${JSON.stringify(options)} };\n`;
}

async function plant(folder: string, bug: Bug, fresh: () => Promise<void>): Promise<Caught> {
  const restore = await change(folder, bug.file, [bug.find, bug.replace]).catch((error: unknown) =>
    String(error),
  );
  if (typeof restore === 'string') return { bug: bug.name, by: [], problem: restore };
  const isSql = bug.file.endsWith('.sql');
  try {
    if (isSql) await fresh();
    return await runTests(folder, bug);
  } finally {
    await restore();
    if (isSql) await fresh();
  }
}

/** @throws when the text does not stand in the file exactly once */
async function change(
  folder: string,
  file: string,
  [find, replace]: readonly [string, string],
): Promise<() => Promise<void>> {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`${file} holds “${find}” ${times} times, not once`);
  await writeFile(
    path,
    text.replace(find, () => replace),
  );
  return () => writeFile(path, text);
}

interface JsonReport {
  testResults: {
    message: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

async function runTests(
  folder: string,
  { name, tests, only }: Pick<Bug, 'name' | 'tests' | 'only'>,
): Promise<Caught> {
  const report = join(folder, 'report.json');
  await rm(report, { force: true });
  const words = ['run', '--bail=1', '--reporter=json', `--outputFile=${report}`, ...tests];
  if (only !== undefined) words.push('-t', only);
  await run(folder, words);
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) return { bug: name, by: [], problem: 'the tests did not run' };
  const { testResults } = JSON.parse(text) as JsonReport;
  const results = testResults.flatMap((file) => file.assertionResults);
  const by = results.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
  const ran = results.some(({ status }) => status === 'passed' || status === 'failed');
  if (ran) return { bug: name, by };
  return { bug: name, by, problem: testResults.map(({ message }) => message).join() || 'no test' };
}

function run(folder: string, words: readonly string[]): Promise<void> {
  const vitest = join(dirname(fileURLToPath(import.meta.resolve('vitest'))), '../vitest.mjs');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vitest, ...words], { cwd: folder, stdio: 'ignore' });
    child.on('error', reject);
    child.on('close', () => resolve());
  });
}

/** The next test file migrates anew, with the migrations as they stand by then. */
async function forgetTemplate(connection: PostgresConnection): Promise<void> {
  const client = new Client(connection);
  await client.connect();
  await client.query('drop database if exists migrated with (force)');
  await client.end();
}

/** Plants every bug, several beds at a time. */
export async function plantAll(
  bugs: readonly Bug[],
  { beds, tell = () => {} }: { beds: number; tell?: (caught: Caught) => void },
): Promise<Map<string, Caught>> {
  const all = new Map<string, Caught>();
  const left = [...bugs];
  async function garden(): Promise<void> {
    const bed = await makeBed();
    try {
      for (let bug = left.shift(); bug !== undefined; bug = left.shift()) {
        const caught = await bed.plant(bug);
        all.set(bug.name, caught);
        tell(caught);
      }
    } finally {
      await bed.close();
    }
  }
  await Promise.all(Array.from({ length: beds }, garden));
  return all;
}
