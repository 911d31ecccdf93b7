import { expect, test } from 'vitest';
import { partsOf } from './case-codes.ts';

const read = (sentence: string) =>
  partsOf(sentence).map(({ words, isCode }) => (isCode ? `[${words}]` : words));

test('a sentence is cut at the codes of the cases that it names, and nothing of it is lost', () => {
  expect(read('LX26-57699-08445 的派单已超时')).toEqual(['[LX26-57699-08445]', ' 的派单已超时']);
  expect(read('See LX26-57699-08445, LX26-18015-62624')).toEqual([
    'See ',
    '[LX26-57699-08445]',
    ', ',
    '[LX26-18015-62624]',
  ]);
});

test('what only looks like one is words', () => {
  expect(read('DJ-0001 等 2 张表')).toEqual(['DJ-0001 等 2 张表']);
});
