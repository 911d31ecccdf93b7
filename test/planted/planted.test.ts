import { beforeAll, expect, test } from 'vitest';
import { bugs } from './bugs.ts';
import { type Caught, makeBed, plantAll } from './plant.ts';

let caught = new Map<string, Caught>();
beforeAll(async () => {
  caught = await plantAll(bugs, { beds: 2 });
}, 1_800_000);

/** A report joins the names of groups by a blank, `-t` reads them joined by " > ". */
const patternOf = (name: string) => name.replaceAll(/[^\w ]/g, '\\$&').replaceAll(' ', '(?: >)? ');

test('there are at least thirty planted bugs, each with a name of its own', () => {
  expect(new Set(bugs.map(({ name }) => name)).size).toBe(bugs.length);
  expect(bugs.length).toBeGreaterThanOrEqual(30);
});

test.each(bugs.map(({ name }) => name))('seen: %s', (name) => {
  const { by, problem } = caught.get(name) ?? { by: [], problem: 'not planted' };
  expect(problem).toBeUndefined();
  expect(by).not.toEqual([]);
});

test('without a bug those who saw one see nothing', { timeout: 900_000 }, async () => {
  // The first to see each bug; whoever else watches is run by itself, unharmed, as every test is.
  const witnesses = new Set([...caught.values()].flatMap(({ by }) => by.slice(0, 1)));
  const only = [...witnesses].map(patternOf).join('|');
  const tests = [...new Set(bugs.flatMap((bug) => bug.tests))];
  const bed = await makeBed();
  const { passed, failed } = await bed.runUnharmed({ tests, only, screen: 'board' });
  await bed.close();
  expect(failed).toEqual([]);
  expect([...witnesses].filter((name) => !passed.includes(name))).toEqual([]);
});
