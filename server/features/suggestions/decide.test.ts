import { describe, expect, test } from 'vitest';
import { countedAs, isFound, type ShelfFacts, suggest } from './decide.ts';

const now = new Date('2026-11-28T02:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const both = (text: string) => ({ zh: text, en: text });
const shelf: ShelfFacts = {
  reward: 'rice',
  counter: 'shop',
  name: both('大米'),
  where: both('便民超市'),
  free: 20,
  taken: 0,
  wished: 0,
  since: daysAgo(31),
};
const kindOf = (change: Partial<ShelfFacts>) =>
  suggest({ shelves: [{ ...shelf, ...change }], words: [] }, now)[0]?.kind;

describe('a shelf', () => {
  test.each<[string, Partial<ShelfFacts>, string | undefined]>([
    ['on which everything stays', {}, 'little_taken'],
    ['of which one in ten went', { free: 18, taken: 2 }, 'little_taken'],
    ['of which more went', { free: 18, taken: 3 }, undefined],
    ['that was filled three weeks ago', { since: daysAgo(21) }, undefined],
    ['with four pieces', { free: 4 }, undefined],
    ['that is empty and nobody asks for', { free: 0 }, undefined],
    ['that is empty and was taken by five', { free: 0, taken: 5 }, 'empty_shelf'],
    ['that is empty and wanted by five', { free: 0, wished: 5 }, 'empty_shelf'],
    ['that is empty and wanted by four', { free: 0, wished: 4 }, undefined],
  ])('%s', (_, change, kind) => {
    expect(kindOf(change)).toBe(kind);
  });

  test('says why by its figures, and nothing of wishes of fewer than five', () => {
    const empty = { ...shelf, free: 0, taken: 7 };
    const reasonOf = (wished: number) =>
      suggest({ shelves: [{ ...empty, wished }], words: [] }, now)[0];
    expect(reasonOf(6)?.reason.zh).toBe('架上空了。30 天里领走 7 件，还有 6 人次想要没有。');
    expect(reasonOf(4)).toMatchObject({
      wished: 0,
      reason: { zh: '架上空了。30 天里领走 7 件。' },
    });
  });
});

test('words that five looked for are told, those of four are not, and the most wanted comes first', () => {
  const words = [
    { words: '电饭煲', wished: 5 },
    { words: '雨伞', wished: 12 },
    { words: '口琴', wished: 4 },
  ];
  const shelves = [{ ...shelf, free: 0, taken: 8 }, shelf];
  const told = suggest({ shelves, words }, now).map(({ kind, name }) => `${kind} ${name.zh}`);
  expect(told).toEqual([
    'not_there 雨伞',
    'empty_shelf 大米',
    'not_there 电饭煲',
    'little_taken 大米',
  ]);
});

test('words are counted alike however they are written, and not at all where they may name somebody', () => {
  expect(countedAs(' 电　饭煲 ')).toBe('电 饭煲');
  expect(countedAs('ＲＩＣＥ\n')).toBe('rice');
  expect(countedAs('1380000 1234')).toBeUndefined();
  expect(countedAs('字'.repeat(21))).toBeUndefined();
  expect(countedAs(' \n')).toBeUndefined();
});

test('words are found in a name or in what is said of it, in either language', () => {
  const rice = {
    name: { zh: '大米', en: 'Rice' },
    said: { zh: '一袋五公斤', en: 'A bag of 5 kg' },
  };
  expect(['米', 'rice', '五公斤', 'bag'].every((words) => isFound(words, rice))).toBe(true);
  expect(isFound('油', rice)).toBe(false);
});
