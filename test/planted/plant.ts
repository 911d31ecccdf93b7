import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { PostgresConnection } from '../../server/platform/embedded-postgres.ts';
import { startTemporaryPostgres } from '../temporary-postgres.ts';
import type { Bug, Change } from './bugs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copied = [
  'server',
  'db',
  'contract',
  'test',
  'package.json',
  'tsconfig.json',
  // Screens, as they are written and as they were built.
  'resident',
  'console',
  'board',
  'ui',
  'dist',
  'scripts',
  'vite.config.ts',
];
/** A caller that is never answered is a bug too; a busy machine is none. */
const testTimeout = 20_000;
/** A journey goes through many pages. */
const journeyTimeout = 300_000;
/** Enough histories of the model to see what is planted; the true run has more. */
const fewerHistories: Change = {
  file: 'server/ledger/model.test.ts',
  find: 'const histories = 2_000',
  replace: 'const histories = 24',
};

export interface Caught {
  bug: string;
  /** Names of the tests that failed; none: nobody saw it. */
  by: string[];
  /** Names of the tests that passed with it in the tree. */
  passed: string[];
  /** Where the bug could not be planted or its tests could not be run, why. */
  problem?: string;
}

type Unharmed = Record<'passed' | 'failed', string[]>;

/** A copy of the tree with a PostgreSQL of its own, into which one bug after another is planted. */
export interface Bed {
  plant(together: readonly Bug[]): Promise<Caught[]>;
  /** Runs tests on the copy as it is. @returns the names of those that passed and of those that failed */
  runUnharmed(which: Which): Promise<Unharmed>;
  close(): Promise<void>;
}

type Which = Pick<Bug, 'tests' | 'only' | 'screen'>;

export async function makeBed(): Promise<Bed> {
  const folder = await copyTree();
  const server = await startTemporaryPostgres();
  await writeFile(join(folder, 'vitest.config.ts'), configOf(server.connection));
  const fresh = () => forgetTemplate(server.connection);
  return {
    plant: (together) => plant(folder, together, fresh),
    runUnharmed: (which) => runUnharmed(folder, which),
    close: async () => {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

async function runUnharmed(folder: string, which: Which): Promise<Unharmed> {
  const outcome = await runTests(folder, [which]);
  if (typeof outcome === 'string') throw new Error(outcome);
  return { passed: named('passed', outcome), failed: named('failed', outcome) };
}

const named = (wanted: string, results: readonly Result[]) =>
  results.filter(({ status }) => status === wanted).map(({ fullName }) => fullName);

async function copyTree(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pingan-planted-'));
  try {
    for (const name of copied) await cp(join(root, name), join(folder, name), { recursive: true });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    await change(folder, fewerHistories);
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
    // As in the true run: what several files load, they load once.
    isolate: false,
    testTimeout,
    hookTimeout: 120_000,
    include: ['**/*.test.ts'],
    provide: { postgres },
  };
  return `export default { test: ${JSON.stringify(options)} };\n`;
}

async function plant(
  folder: string,
  together: readonly Bug[],
  fresh: () => Promise<void>,
): Promise<Caught[]> {
  const all: Caught[] = [];
  const planted: Bug[] = [];
  const restores: (() => Promise<void>)[] = [];
  const isSql = together.some(({ file }) => file.endsWith('.sql'));
  const screens = together.flatMap(({ screen }) => screen ?? []);
  try {
    for (const bug of together)
      try {
        for (const one of [bug, ...(bug.and ?? [])]) restores.unshift(await change(folder, one));
        planted.push(bug);
      } catch (error) {
        all.push({ bug: bug.name, by: [], passed: [], problem: String(error) });
      }
    if (isSql) await fresh();
    const outcome = planted.length > 0 ? await watch(folder, planted, screens) : [];
    return [...all, ...planted.map((bug) => attribute(bug, outcome))];
  } finally {
    // The last change first: two may stand in one file.
    for (const restore of restores) await restore();
    if (isSql) await fresh();
    for (const screen of screens) await takeBuilt(folder, screen);
  }
}

/** @throws when the text does not stand in the file exactly once */
async function change(
  folder: string,
  { file, find, replace }: Change,
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

/** What the tests say of the tree as it is now, its screens built anew. */
async function watch(
  folder: string,
  planted: readonly Bug[],
  screens: readonly string[],
): Promise<Outcome> {
  if (screens.length > 0 && (await build(folder, screens)) !== 0)
    return `${screens.join()} could not be built`;
  return runTests(folder, planted);
}

interface JsonReport {
  testResults: {
    message: string;
    assertionResults: Result[];
  }[];
}

interface Result {
  status: string;
  fullName: string;
  failureMessages: string[];
}

/** What the tests said, by their names, or why they did not run. */
type Outcome = string | Result[];

async function runTests(folder: string, together: readonly Which[]): Promise<Outcome> {
  const report = join(folder, 'report.json');
  await rm(report, { force: true });
  const tests = new Set(together.flatMap((bug) => bug.tests));
  const words = ['run', '--reporter=json', `--outputFile=${report}`, ...tests];
  // The first that sees a bug is enough, where there is one bug.
  if (together.length === 1) words.push('--bail=1');
  const only = together.flatMap((bug) => bug.only ?? []);
  if (only.length === together.length) words.push('-t', only.join('|'));
  if (together.some(({ screen }) => screen !== undefined))
    words.push(`--testTimeout=${journeyTimeout}`, `--hookTimeout=${journeyTimeout}`);
  await run(folder, [vitest, ...words]);
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) return 'the tests did not run';
  const { testResults } = JSON.parse(text) as JsonReport;
  const results = testResults.flatMap((file) => file.assertionResults);
  const ran = results.some(({ status }) => status === 'passed' || status === 'failed');
  return ran ? results : testResults.map(({ message }) => message).join() || 'no test';
}

/** Who saw the bug: tests that `only` names, where it names some, and that say what they must say. */
function attribute(
  { name, only, says = /^/ }: Pick<Bug, 'name' | 'only' | 'says'>,
  outcome: Outcome,
): Caught {
  if (typeof outcome === 'string') return { bug: name, by: [], passed: [], problem: outcome };
  const watches = new RegExp(only ?? '');
  const by = outcome
    .filter(({ status, fullName }) => status === 'failed' && watches.test(fullName))
    .filter(({ failureMessages }) => failureMessages.some((message) => says.test(message)))
    .map(({ fullName }) => fullName);
  return { bug: name, by, passed: named('passed', outcome) };
}

const vitest = join(dirname(fileURLToPath(import.meta.resolve('vitest'))), '../vitest.mjs');

/** As it is served: what runs the tests would have it built for tests. */
const build = (folder: string, screens: readonly string[]) =>
  run(folder, ['scripts/build.mjs', ...screens], { ...process.env, NODE_ENV: 'production' });

/** @returns the exit code; null where a signal ended it */
function run(folder: string, words: readonly string[], env = process.env): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: folder, stdio: 'ignore', env });
    child.on('error', reject);
    child.on('close', resolve);
  });
}

/** The screen as it was built without a bug. */
async function takeBuilt(folder: string, screen: string): Promise<void> {
  const built = join(folder, 'dist', screen);
  await rm(built, { recursive: true, force: true });
  await cp(join(root, 'dist', screen), built, { recursive: true });
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
  const narrow = bugs.filter((bug) => bug.narrow);
  const alone = bugs.filter((bug) => !bug.narrow).map((bug) => [bug]);
  const left = [...(narrow.length > 0 ? [narrow] : []), ...alone];
  async function garden(): Promise<void> {
    const bed = await makeBed();
    try {
      for (let together = left.shift(); together !== undefined; together = left.shift())
        for (const caught of await bed.plant(together)) {
          all.set(caught.bug, caught);
          tell(caught);
        }
    } finally {
      await bed.close();
    }
  }
  await Promise.all(Array.from({ length: beds }, garden));
  return all;
}
