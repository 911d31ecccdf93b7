import { describe, expect, test } from 'vitest';
import { chaptersOf, nextNumber, withNewRule, withoutRule, withRule } from './rule-edits.ts';
import type { Book, Rule } from './types.ts';

const name = (zh: string) => ({ zh, en: zh });
const rule = (id: string): Rule => ({
  id,
  name: name(id),
  deed: 'report.verified',
  categories: [],
  areas: [],
  from: null,
  until: null,
  base: { kind: 'fixed', points: 1 },
  multipliers: [],
  caps: { perDay: 1 },
  cooldownHours: null,
  samePlace: null,
  householdPercent: 0,
  evidence: [],
  review: 'at_once',
  pools: ['residents'],
});
const book = (...ids: string[]): Book => ({
  format: 2,
  title: name('细则'),
  chapters: ['1', '2'].map((number) => ({ number, name: name(number) })),
  rules: ids.map(rule),
  campaigns: [],
  lapse: { kind: 'never' },
  refundGraceDays: 30,
  awardsPerPersonDay: null,
  levels: [],
});
const idsOf = ({ rules }: Book) => rules.map(({ id }) => id);

describe('a new rule', () => {
  test('gets the next number of its chapter, also past nine', () => {
    expect(nextNumber(book('1.1', '1.10', '2.3'), '1')).toBe('1.11');
    expect(nextNumber(book('1.1'), '2')).toBe('2.1');
  });
  test('stands at the end of its chapter, with limits and the first pool', () => {
    const added = withNewRule(book('1.1', '2.1'), '1', ['residents', 'bank']);
    expect([idsOf(added.book), added.index]).toEqual([['1.1', '1.2', '2.1'], 1]);
    expect(added.book.rules[1]).toMatchObject({
      pools: ['residents'],
      caps: { perDay: 3 },
      samePlace: { days: 7 },
    });
  });
  test('of an empty chapter stands at the end of the book', () => {
    expect(idsOf(withNewRule(book('1.1'), '2', []).book)).toEqual(['1.1', '2.1']);
  });
});

test('a rule is replaced or removed in its place, and the others stay the same objects', () => {
  const before = book('1.1', '1.2', '2.1');
  const after = withRule(before, 1, rule('1.3'));
  expect(idsOf(after)).toEqual(['1.1', '1.3', '2.1']);
  expect(after.rules[0]).toBe(before.rules[0]);
  expect(idsOf(withoutRule(before, 0))).toEqual(['1.2', '2.1']);
});

test('rules stand under their chapters; what belongs to none is shown all the same', () => {
  const { chapters, rest } = chaptersOf(book('1.1', '7.1', '2.1'));
  expect(chapters.map(({ rules }) => rules.map(({ index }) => index))).toEqual([[0], [2]]);
  expect(rest.map(({ index }) => index)).toEqual([1]);
});
