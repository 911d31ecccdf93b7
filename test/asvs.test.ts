import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  hasHole,
  isNameOf,
  readRequirements,
  splitName,
  tellShares,
  unproved,
} from '../scripts/asvs.mjs';

/* docs/asvs.json names tests; a name that no test has proves nothing. `npm test` asks besides that all have passed. */

const root = join(import.meta.dirname, '..');
const requirements = Object.entries(readRequirements());
const named = [...new Set(requirements.flatMap(([, { tests = [] }]) => tests))];

/** Names of tests and groups as they are written, before their places are filled. */
function writtenIn(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  const names = /(?:\b(?:test|it|describe)|\)|\])\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1\s*,/g;
  return [...text.matchAll(names)].map(([, , name = '']) => name.replaceAll("\\'", "'"));
}

test('every requirement of levels 1 and 2 is there: 70 and 183 of them', () => {
  const of = (level: number) => requirements.filter(([, one]) => one.level === level).length;
  expect([of(1), of(2), requirements.length]).toEqual([70, 183, 253]);
});

test('each is proved, or does not apply, or is open; and says why', () => {
  for (const [id, { what, tests, none, open }] of requirements) {
    const answers = [tests, none, open].filter((one) => one !== undefined);
    expect(answers, id).toHaveLength(1);
    expect(answers[0]?.length, id).toBeGreaterThan(0);
    expect(what.length, id).toBeGreaterThan(3);
  }
});

describe('a test that is named', () => {
  test('stands in the file that is named, by that name', () => {
    const missing = named.filter((one) => {
      const { path, name } = splitName(one);
      return !existsSync(join(root, path)) || !writtenIn(path).some((one) => isNameOf(one, name));
    });
    expect(missing).toEqual([]);
    expect(named.length).toBeGreaterThan(120);
  });

  test('names the row of a table that proves it, or what is common to all rows', () => {
    expect(named.filter(hasHole)).toEqual([]);
    expect(isNameOf('%s is of no use', 'for another client is of no use')).toBe(true);
    expect(isNameOf('%s is of no use', 'for another client is welcome')).toBe(false);
    expect(isNameOf('%s', 'anything')).toBe(false);
  });

  test('stands in a file where nothing is skipped', () => {
    const paths = [...new Set(named.map((one) => splitName(one).path))];
    const skipping = paths.filter((path) =>
      /\.(skip|skipIf|todo|only|runIf)\b/.test(readFileSync(join(root, path), 'utf8')),
    );
    expect(skipping).toEqual([]);
  });
});

test('what has not passed proves nothing: missing, skipped and failed ones are named', () => {
  const results = named.map((one) => {
    const { path, name } = splitName(one);
    return { path, fullName: `a group ${name}`, status: 'passed' };
  });
  expect(unproved(results)).toEqual([]);
  const [first = '', second = '', third = ''] = named;
  const without = results.filter(({ path, fullName }) => {
    const { path: at, name } = splitName(first);
    return !(path === at && fullName.includes(name));
  });
  expect(unproved(without)).toContain(first);
  for (const [one, status] of [
    [second, 'skipped'],
    [third, 'failed'],
  ] as const) {
    const { path: at, name } = splitName(one);
    const changed = results.map((result) =>
      result.path === at && result.fullName.includes(name) ? { ...result, status } : result,
    );
    expect(unproved(changed), status).toContain(one);
  }
});

const applicable = (level: number) =>
  requirements.filter(([, one]) => one.level === level && one.none === undefined);

test('how much is proved of each level is told', () => {
  console.log(tellShares());
  expect(tellShares()).toMatch(/level 1: \d+ of \d+ .* level 2: \d+ of \d+/);
});

test('of level 1 everything that applies is proved', () => {
  const open = applicable(1).filter(([, { tests = [] }]) => tests.length === 0);
  expect(open.map(([id]) => id)).toEqual([]);
});

test('of level 2 nine in ten of those that apply are proved', () => {
  const proved = applicable(2).filter(([, { tests = [] }]) => tests.length > 0);
  expect(proved.length / applicable(2).length).toBeGreaterThanOrEqual(0.9);
});
