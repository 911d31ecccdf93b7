import { beforeAll, expect, test } from 'vitest';
import { bugs } from './bugs.ts';
import { type Caught, makeBed, plantAll } from './plant.ts';

let caught = new Map<string, Caught>();
beforeAll(async () => {
  caught = await plantAll(bugs, { beds: 2 });
}, 1_800_000);

test('there are at least thirty planted bugs, each with a name of its own', () => {
  expect(new Set(bugs.map(({ name }) => name)).size).toBe(bugs.length);
  expect(bugs.length).toBeGreaterThanOrEqual(30);
});

test('without a bug those who watch for one see nothing', { timeout: 900_000 }, async () => {
  const bed = await makeBed();
  const tests = [...new Set(bugs.flatMap((bug) => bug.tests))];
  expect(await bed.runUnharmed(tests)).toEqual({ bug: 'no bug', by: [] });
  await bed.close();
});

test.each(bugs.map(({ name }) => name))('seen: %s', (name) => {
  const { by, problem } = caught.get(name) ?? { by: [], problem: 'not planted' };
  expect(problem).toBeUndefined();
  expect(by).not.toEqual([]);
});
