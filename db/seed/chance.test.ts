import { expect, test } from 'vitest';
import { chanceOf } from './chance.ts';

test('the same seed draws the same, another seed something else', () => {
  const draw = (seed: string) => Array.from({ length: 8 }, chanceOf(seed).share);
  expect(draw('a')).toEqual(draw('a'));
  expect(draw('a')).not.toEqual(draw('b'));
});

test('weights decide how often something is picked', () => {
  const chance = chanceOf('weights');
  const picks = Array.from({ length: 2_000 }, () =>
    chance.weighted([
      [9, 'often'],
      [1, 'rarely'],
      [0, 'never'],
    ]),
  );
  const share = (value: string) => picks.filter((pick) => pick === value).length / picks.length;
  expect(share('often')).toBeCloseTo(0.9, 1);
  expect(share('rarely')).toBeCloseTo(0.1, 1);
  expect(share('never')).toBe(0);
});

test('shuffling keeps everything, whole numbers reach both ends', () => {
  const chance = chanceOf('shuffle');
  expect(chance.shuffled([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4]);
  const dice = Array.from({ length: 200 }, () => chance.whole(1, 6));
  expect([Math.min(...dice), Math.max(...dice)]).toEqual([1, 6]);
});
