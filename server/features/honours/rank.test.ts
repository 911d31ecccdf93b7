import fc from 'fast-check';
import { expect, test } from 'vitest';
import { levelOf } from './decide.ts';
import { createRankIndex } from './rank.ts';

const score = fc.nat({ max: 300 });

test('the rank is one more than the number of those who have more, whatever was moved before', () => {
  const moves = fc.array(fc.tuple(fc.nat(), score), { maxLength: 40 });
  fc.assert(
    fc.property(fc.array(score, { minLength: 1, maxLength: 60 }), moves, (scores, changes) => {
      const index = createRankIndex(scores, 255);
      const now = [...scores];
      for (const [which, to] of changes) {
        // Some are new, the others change their score.
        const place = which % (now.length + 1);
        index.move(now[place], to);
        now[place] = to;
      }
      expect(index.holders).toBe(now.length);
      const shown = (one: number) => Math.min(one, 255);
      for (const one of now)
        expect(index.rankOf(one)).toBe(now.filter((other) => shown(other) > shown(one)).length + 1);
    }),
  );
});

const name = (zh: string) => ({ zh, en: zh });
const levels = [
  { name: name('热心居民'), from: 0 },
  { name: name('平安邻里'), from: 100 },
  { name: name('平安之星'), from: 500 },
];

test.each([
  [0, '热心居民', 100],
  [99, '热心居民', 100],
  [100, '平安邻里', 500],
  [500, '平安之星', undefined],
  [9_999, '平安之星', undefined],
])('%s points ever earned are level %s, the next begins at %s', (points, level, next) => {
  const found = levelOf(levels, points);
  expect(found.level?.name.zh).toBe(level);
  expect(found.next?.from).toBe(next);
});

test('a book without levels gives none', () => {
  expect(levelOf([], 10)).toEqual({ level: undefined, next: undefined });
});
