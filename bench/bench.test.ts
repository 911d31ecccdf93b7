import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { inTurn } from '../test/turns.ts';
import { type Bench, type Effort, measure, median, percentile } from './bench.ts';
import { readCommand } from './command.ts';
import type { World } from './world.ts';

const run = promisify(execFile);
const main = join(import.meta.dirname, 'main.ts');

const benches = inTurn([
  ['posting', 'rank', 'import'],
  ['lapse', 'redemption', 'first-screen'],
]).flat();

test.each(benches)(
  'the bench %s works, and its last line is its result',
  {
    timeout: 90_000,
  },
  async (name) => {
    const { stdout } = await run(process.execPath, [main, name, '--quick']);
    const last = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    expect(Object.keys(last).slice(0, 4)).toEqual(['bench', 'ratio', 'goal', 'rounds']);
    expect(last).toMatchObject({ bench: name, rounds: 1 });
    expect(last.ratio).toBeGreaterThan(0);
  },
);

test('a bench that does not exist is refused with the names of those that do', async () => {
  const refused = await run(process.execPath, [main, 'luck']).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 2 });
  expect(String((refused as { stderr: string }).stderr)).toContain('posting-vs-insert-only');
});

test('the ratio is that of the medians of the rounds after the first, and both sides take turns', async () => {
  const ours = [1, 10, 40, 20];
  const reference = [1, 10, 10, 10];
  const order: string[] = [];
  const bench: Bench = {
    name: 'example',
    promise: '',
    goal: 2,
    better: 'higher',
    seconds: 1,
    prepare: async () => ({
      ours: async () => {
        order.push('ours');
        return ours.shift() ?? 0;
      },
      reference: async () => {
        order.push('reference');
        return reference.shift() ?? 0;
      },
    }),
  };
  const effort: Effort = { rounds: 3, seconds: undefined };
  expect(await measure(bench, {} as World, effort)).toMatchObject({ ratio: 2, met: true });
  expect(order).toEqual(Array.from({ length: 4 }, () => ['ours', 'reference']).flat());
});

test.each([
  ['higher', 1, 10, true],
  ['higher', 1, 11, false],
  ['higher', 3, 10, false],
  ['lower', 3, 10, true],
  ['lower', 1, 10, false],
] as const)(
  'with %s as better and %s as goal, a ratio of 2 and a note of %s meet the promise: %s',
  async (better, goal, bytes, met) => {
    const also = { note: 'bytes', atMost: 10 };
    const bench: Bench = {
      ...{ name: 'example', promise: '', seconds: 1, goal, better, also },
      prepare: async () => ({
        ours: async () => 2,
        reference: async () => 1,
        notes: () => ({ bytes }),
      }),
    };
    const effort: Effort = { rounds: 1, seconds: undefined };
    expect((await measure(bench, {} as World, effort)).met).toBe(met);
  },
);

test('rounds, seconds and rows are as they were asked for', () => {
  const words = ['growth', '--rounds', '7', '--seconds', '0.5', '--rows', '2000000'];
  expect(readCommand(words, ['growth'])).toEqual({
    name: 'growth',
    quick: false,
    effort: { rounds: 7, seconds: 0.5 },
    size: { holders: 1_000_000, grownTransfers: 2_000_000 },
  });
});

test.each([
  [['luck'], 'luck'],
  [['growth', 'luck'], 'luck'],
  [['--rounds', '0'], '--rounds 0'],
  [['--rounds', '1.5'], '--rounds 1.5'],
  [['--seconds', 'long'], '--seconds long'],
  [['--rows', ''], '--rows'],
  [['--secnds', '3'], '--secnds'],
])('%j cannot be understood, and the answer names %s', (words, named) => {
  expect(() => readCommand(words, ['growth'])).toThrow(named);
});

test('medians and percentiles are of the values, whatever their order', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(percentile([5, 1, 4, 2, 3], 0.99)).toBe(5);
});
