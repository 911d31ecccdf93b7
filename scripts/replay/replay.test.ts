import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildApp, usualLimits } from '../../server/app.ts';
import { openSignInLimits } from '../../server/features/residents/service.ts';
import { type Clock, systemClock } from '../../server/platform/clock.ts';
import type { SmsMessage } from '../../server/platform/sms.ts';
import { startTestApp, type TestApp } from '../../test/app.ts';
import { county, password, people } from '../../test/county.ts';
import { UnreachableError } from './client.ts';
import { CountyError } from './county.ts';
import { type MessageFile, readMessages } from './messages.ts';
import { type Replayed, type ReplayOptions, replay } from './replay.ts';
import type { ReplayFigures } from './summary.ts';

// Hundreds of requests against a real server, on a machine that runs other tests beside it.
vi.setConfig({ testTimeout: 90_000 });

let server: TestApp;
let url: string;
let folder: string;
const started: Array<() => Promise<void>> = [];

/** The server of the tests on a port of its own, showing codes and sign-ins as the demo does. */
async function listen(isDemo: boolean, signInLimits = openSignInLimits): Promise<string> {
  const app = await buildApp({
    deps: {
      ...server.deps,
      sms: { send: async ({ values }: SmsMessage) => ({ kind: 'sent', shown: values.code ?? '' }) },
      signInLimits,
      identityProviders: [],
      demoSignIns: isDemo ? () => ({ residents: [], staff, code: '000000' }) : undefined,
      relyingParty: undefined,
    },
    publicUrl: 'https://points.example',
    secure: false,
    limits: { ...usualLimits, read: 1e6, write: 1e6, upload: 1e6, sign_in: 1e6, public: 1e6 },
    trustedProxies: [],
    metricsToken: undefined,
    logLevel: 'silent',
    screens: undefined,
  });
  started.push(() => app.close());
  return app.listen({ port: 0, host: '127.0.0.1' });
}
const staff = Object.keys(people).map((login) => ({ login, password, name: login, role: 'staff' }));

beforeEach(async () => {
  server = await startTestApp();
  url = await listen(true);
  folder = await mkdtemp(join(tmpdir(), 'replay-'));
});
afterEach(async () => {
  for (const close of started.splice(0)) await close();
  await server.close();
  await rm(folder, { recursive: true });
});

const things = ['门口消防通道堵了', '路口乱停一排车', '楼下积水很深', '邻居半夜吵架', '建议加灯'];

/** Made-up messages of 20 residents, one of them tireless; every ninth repeats the one before. */
function madeUp(count: number): object[] {
  return Array.from({ length: count }, (_, index) => {
    const told = index % 9 === 8 ? index - 1 : index;
    return {
      id: `T${index}`,
      user: `U${index % 4 === 0 ? 0 : index % 20}`,
      time: '2026-09-30T08:00:00+08:00',
      title: `第${told}号楼${things[told % things.length]}`,
      text: `这是第${told}次看到了，请来看一看。${told % 25 === 3 ? '已经信访过。' : ''}`,
      likes: 0,
    };
  });
}

async function fileOf(rows: readonly object[], extra: readonly string[] = []): Promise<string> {
  const path = join(folder, 'messages.jsonl');
  await writeFile(path, [...rows.map((row) => JSON.stringify(row)), ...extra].join('\n'));
  return path;
}

interface Run {
  clock?: Clock;
  signal?: AbortSignal;
  url?: string;
  county?: number;
}

function run(file: MessageFile, given: Run = {}): Promise<Replayed> {
  const options: ReplayOptions = {
    url,
    county,
    concurrency: 6,
    clock: systemClock,
    signal: new AbortController().signal,
    onProgress: () => {},
    ...given,
  };
  return replay(file, options);
}

const figuresOf = ({ tally, measured }: Replayed) => tally.figures(measured);

async function rowsIn(table: 'cases' | 'awards' | 'transfers' | 'case_events' | 'residents') {
  const { fn } = server.deps.database.read;
  const row = await server.deps.database.read
    .selectFrom(table)
    .select(fn.countAll<bigint>().as('rows'))
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}

/** Nobody walks the newcomers' tour here, so all points there are came of cases. */
async function expectBoardToSay({ points, booksSum }: ReplayFigures): Promise<void> {
  const { ok } = await server.anyone('getBoardFigures');
  expect([ok.books.provisional, ok.books.settledThisMonth, ok.books.sum]).toEqual([
    points.provisional,
    points.settled,
    booksSum,
  ]);
}

test('messages become cases on every stage, and the books add up to zero', async () => {
  const file = await readMessages(await fileOf(madeUp(90)), 1000);
  const replayed = await run(file);
  const figures = figuresOf(replayed);
  expect(figures.refused).toEqual({});
  expect(figures.accepted).toBe(90);
  expect(await rowsIn('cases')).toBe(90);
  expect(await rowsIn('residents')).toBe(16);
  expect(replayed.tally.halted).toEqual(new Map());
  expect([...replayed.tally.stages.keys()].sort()).toEqual(
    ['answered', 'awaiting_confirmation', 'closed', 'dispatched', 'refused', 'reported'].sort(),
  );
  expect(Object.values(figures.categories).reduce((sum, count) => sum + count)).toBe(90);
  expect(Math.min(...Object.values(figures.points))).toBeGreaterThan(0);
  expect(figures.booksSum).toBe(0);
  await expectBoardToSay(figures);
});

describe('stopped at any moment and run again', () => {
  /** Stops in the middle of a request: the server may or may not have carried it out. */
  function stopAfter(requests: number): { clock: Clock; signal: AbortSignal } {
    const stop = new AbortController();
    let asked = 0;
    const now = () => {
      asked += 1;
      if (asked === 2 * requests) setTimeout(() => stop.abort(), 2);
      return systemClock.now();
    };
    return { clock: { now }, signal: stop.signal };
  }

  test('it doubles nothing: cases are the rows accepted', async () => {
    const file = await readMessages(await fileOf(madeUp(50)), 1000);
    let casesBefore = 0;
    for (const requests of [55, 80, 120, 160, 200]) {
      const { tally, finished, measured } = await run(file, stopAfter(requests));
      expect(finished).toBe(false);
      expect(measured.booksSum).toBe(0);
      const cases = await rowsIn('cases');
      expect(cases).toBeGreaterThanOrEqual(Math.max(casesBefore, tally.accepted));
      expect(cases).toBeLessThanOrEqual(50);
      casesBefore = cases;
    }
    const whole = await run(file);
    expect(whole.tally.halted).toEqual(new Map());
    expect([whole.finished, figuresOf(whole).accepted]).toEqual([true, 50]);
    expect(await rowsIn('cases')).toBe(50);
    const written = [
      await rowsIn('awards'),
      await rowsIn('transfers'),
      await rowsIn('case_events'),
    ];
    await expectBoardToSay(figuresOf(whole));
    const again = await run(file);
    const { requestsPerSecond: _, ...before } = figuresOf(whole);
    expect(figuresOf(again)).toMatchObject(before);
    expect([
      await rowsIn('awards'),
      await rowsIn('transfers'),
      await rowsIn('case_events'),
    ]).toEqual(written);
  });
});

describe('what cannot be replayed', () => {
  test('a message that the server refuses is counted by its code', async () => {
    const rows = [
      { id: 'short', user: 'U', time: null, title: '灯', text: '' },
      { id: 'late', user: 'U', time: '2031-01-01T00:00:00Z', title: '路灯不亮', text: '' },
      { id: 'good', user: 'U', time: null, title: '路灯不亮', text: '' },
    ];
    const { tally } = await run(await readMessages(await fileOf(rows), 10));
    expect([tally.accepted, Object.fromEntries(tally.refused)]).toEqual([2, { fields_wrong: 1 }]);
  });

  test('a resident who cannot sign in loses only their own messages', async () => {
    const { deps } = server;
    const file = await readMessages(await fileOf(madeUp(2)), 10);
    const phone = { ...openSignInLimits.phone, perDay: 2 };
    const limited = { url: await listen(true, { ...openSignInLimits, phone }) };
    for (let times = 0; times < 2; times++)
      await run({ ...file, messages: file.messages.slice(0, 1) }, limited);
    const { tally } = await run(file, limited);
    expect([tally.accepted, Object.fromEntries(tally.refused)]).toEqual([1, { codes_too_many: 1 }]);
    expect(await deps.database.read.selectFrom('cases').select('id').execute()).toHaveLength(2);
  });

  test('no server, no such county, no demo: one clear sentence each', async () => {
    const file = await readMessages(await fileOf(madeUp(1)), 10);
    const nowhere = { url: 'http://127.0.0.1:9' };
    await expect(run(file, nowhere)).rejects.toThrow(UnreachableError);
    await expect(run(file, { county: 339_000 })).rejects.toThrow(CountyError);
    await expect(run(file, { url: await listen(false) })).rejects.toThrow(/not a demo server/);
  });
});

describe('the command', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  async function command(args: string[], { interrupted = false } = {}) {
    const child = spawn(process.execPath, ['scripts/replay/main.ts', ...args], { cwd: root });
    let [out, err] = ['', ''];
    let stopping = !interrupted;
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
      if (stopping || !/^\d+ \/ /m.test(err)) return;
      stopping = true;
      child.kill('SIGINT');
    });
    const code = await new Promise((exited) => child.on('close', exited));
    const last = out.trimEnd().split('\n').at(-1) ?? '';
    return { code, err, figures: last === '' ? undefined : (JSON.parse(last) as ReplayFigures) };
  }

  test('is stopped by Ctrl-C, goes on when run again, and ends with one line of JSON', async () => {
    const path = await fileOf(madeUp(60), ['{"id":']);
    const args = [path, '--url', url, '--county', String(county), '--concurrency', '4'];
    const stopped = await command(args, { interrupted: true });
    expect(stopped.code).toBe(130);
    const whole = await command(args);
    expect(whole.err).toContain('line 61');
    expect(whole.code).toBe(0);
    expect(Object.keys(whole.figures ?? {})).toEqual([
      'accepted',
      'refused',
      'categories',
      'points',
      'booksSum',
      'requestsPerSecond',
    ]);
    expect(whole.figures).toMatchObject({
      accepted: 60,
      refused: { line_unreadable: 1 },
      booksSum: 0,
    });
    expect(await rowsIn('cases')).toBe(60);
  });

  test('says in one sentence what is missing', async () => {
    const path = await fileOf(madeUp(1));
    const unreachable = await command([path, '--url', 'http://127.0.0.1:9']);
    expect([unreachable.code, unreachable.err.trim().split('\n').length]).toEqual([2, 1]);
    expect(unreachable.err).toContain('no server answers at http://127.0.0.1:9');
    const noFile = await command([join(folder, 'none.jsonl')]);
    expect([noFile.code, noFile.err]).toEqual([2, expect.stringContaining('ENOENT')]);
    expect((await command([])).err).toContain('usage');
  });
});
