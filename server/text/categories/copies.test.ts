import { expect, test } from 'vitest';
import { copiesOf } from './copies.ts';

test('what was sent again with a word more or less belongs together, what is new does not', () => {
  const told = '老街十九号门口的路灯三盏都不亮，晚上放学的孩子看不清路，请尽快派人来修';
  expect(
    copiesOf([told, `${told}，谢谢`, '河边护栏断了一截，有老人差点掉下去', `您好，${told}`]),
  ).toEqual([0, 0, 2, 0]);
});

test('a chain of copies is one group, whichever way it is read', () => {
  const words = '小区东门外的垃圾桶满了三天没有人来清运，苍蝇很多味道很大影响附近居民';
  const chain = [words.slice(0, 28), words, words.slice(6)];
  expect(new Set(copiesOf(chain)).size).toBe(1);
  expect(new Set(copiesOf([...chain].reverse())).size).toBe(1);
});

test('short texts are copies where they are the same, and punctuation makes no difference', () => {
  expect(copiesOf(['积水', '积水！', '停水', ''])).toEqual([0, 0, 2, 3]);
});
