import { beforeAll, expect, test } from 'vitest';
import { turnOf } from '../turns.ts';
import { bugs } from './bugs.ts';
import { type Caught, makeBed, plantAll } from './plant.ts';
import { shareOf, turns } from './turns.ts';

/* `npm run planted` plants them all, this one the share of the commit. */
const share = shareOf(bugs, turnOf(turns));
let caught = new Map<string, Caught>();
beforeAll(async () => {
  caught = await plantAll(share, { beds: 2 });
}, 1_800_000);

/** A report joins the names of groups by a blank, `-t` reads them joined by " > ". */
const patternOf = (name: string) => name.replaceAll(/[^\w ]/g, '\\$&').replaceAll(' ', '(?: >)? ');

test.each(share.map(({ name }) => name))('seen: %s', (name) => {
  const { by, problem } = caught.get(name) ?? { by: [], problem: 'not planted' };
  expect(problem).toBeUndefined();
  expect(by).not.toEqual([]);
});

/** For each bug none of whose witnesses passed beside another bug: the first of them. */
function doubtedWitnesses(): Map<string, string> {
  const content = new Set([...caught.values()].flatMap(({ passed }) => passed));
  const doubted = [...caught.values()].filter(({ by }) => !by.some((name) => content.has(name)));
  return new Map(doubted.flatMap(({ bug, by }) => by.slice(0, 1).map((name) => [bug, name])));
}

/** What they say of the tree as it is. */
async function askUnharmed(doubted: ReadonlyMap<string, string>) {
  if (doubted.size === 0) return { passed: [], failed: [] };
  const only = [...doubted.values()].map(patternOf).join('|');
  const tests = [...new Set(bugs.flatMap((bug) => (doubted.has(bug.name) ? bug.tests : [])))];
  const bed = await makeBed();
  const said = await bed.runUnharmed({ tests, only, screen: 'board' });
  await bed.close();
  return said;
}

test('whoever saw a bug is content with another in its place, or with none', {
  timeout: 900_000,
}, async () => {
  const doubted = doubtedWitnesses();
  const { passed, failed } = await askUnharmed(doubted);
  expect(failed).toEqual([]);
  expect([...doubted.values()].filter((name) => !passed.includes(name))).toEqual([]);
});
