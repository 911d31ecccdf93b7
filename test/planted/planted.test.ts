import { beforeAll, expect, test } from 'vitest';
import { type Bug, bugs } from './bugs.ts';
import { type Caught, makeBed, plantAll } from './plant.ts';
import { scopeBugs } from './scope-bugs.ts';

let caught = new Map<string, Caught>();
beforeAll(async () => {
  caught = await plantAll(bugs, { beds: 2 });
}, 1_800_000);

const testsOf = (some: readonly Bug[]) => [...new Set(some.flatMap(({ tests }) => tests))];

test('there are at least thirty planted bugs, each with a name of its own', () => {
  expect(new Set(bugs.map(({ name }) => name)).size).toBe(bugs.length);
  expect(bugs.length).toBeGreaterThanOrEqual(30);
});

test('without a bug those who watch for one see nothing', { timeout: 900_000 }, async () => {
  const bed = await makeBed();
  const unharmed = { bug: 'no bug', by: [] };
  const others = bugs.filter(({ name }) => scopeBugs.every((bug) => bug.name !== name));
  expect(await bed.runUnharmed({ tests: testsOf(others) })).toEqual(unharmed);
  // Every cell of the matrix is asked elsewhere: here those that see a bug.
  const only = scopeBugs.map((bug) => bug.only).join('|');
  expect(await bed.runUnharmed({ tests: testsOf(scopeBugs), only })).toEqual(unharmed);
  await bed.close();
});

test.each(bugs.map(({ name }) => name))('seen: %s', (name) => {
  const { by, problem } = caught.get(name) ?? { by: [], problem: 'not planted' };
  expect(problem).toBeUndefined();
  expect(by).not.toEqual([]);
});
