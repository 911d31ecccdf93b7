import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { type Bench, type Effort, measure, median, percentile } from './bench.ts';
import type { World } from './world.ts';

const run = promisify(execFile);
const main = join(import.meta.dirname, 'main.ts');

test.each([['posting'], ['rank'], ['import']])(
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

test('the ratio is the median of the rounds after the first, and both sides take turns', async () => {
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
      ours: async () => (order.push('ours'), ours.shift() ?? 0),
      reference: async () => (order.push('reference'), reference.shift() ?? 0),
    }),
  };
  const effort: Effort = { rounds: 3, share: 1 };
  expect(await measure(bench, {} as World, effort)).toMatchObject({ ratio: 2, met: true });
  expect(order).toEqual(Array.from({ length: 4 }, () => ['ours', 'reference']).flat());
});

test('medians and percentiles are of the values, whatever their order', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(percentile([5, 1, 4, 2, 3], 0.99)).toBe(5);
});
