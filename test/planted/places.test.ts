import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { turnOf } from '../turns.ts';
import { bugs } from './bugs.ts';
import { shareOf, turns } from './turns.ts';

test('at least thirty bugs are planted at every commit, each with a name of its own', () => {
  expect(new Set(bugs.map(({ name }) => name)).size).toBe(bugs.length);
  for (let turn = 0; turn < turns; turn++)
    expect(shareOf(bugs, turn).length).toBeGreaterThanOrEqual(30);
});

test('each bug still has its place, also where it has no turn', async () => {
  for (const { name, file, find } of bugs) {
    const text = await readFile(join(import.meta.dirname, '../..', file), 'utf8');
    expect(text.split(find), name).toHaveLength(2);
  }
});

test('each bug has its turn, and commits take turns', () => {
  const all = Array.from({ length: turns }, (_, turn) => shareOf(bugs, turn)).flat();
  expect(new Set(all)).toEqual(new Set(bugs));
  const commits = Array.from({ length: 100 }, (_, nth) => turnOf(turns, `commit ${nth}`));
  expect(new Set(commits).size).toBe(turns);
});
