import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { RulebookDocument } from '../../../contract/rules.ts';
import { compileBook, reportOf } from '../../../server/features/rules/service.ts';
import { categories } from './categories.ts';
import { rulebook } from './rulebook.ts';

test('the rule book is valid, and each rule stands in a chapter', () => {
  expect([...Value.Errors(RulebookDocument, rulebook)]).toEqual([]);
  const chapters = rulebook.chapters.map(({ number }) => number);
  for (const { id } of rulebook.rules) expect(chapters).toContain(id.split('.')[0]);
  expect(new Set(rulebook.rules.map(({ id }) => id)).size).toBe(rulebook.rules.length);
});

const book = compileBook({ version: 1, document: rulebook });
const worth = (category: string) => {
  const base = book.find(reportOf(category, '2026-01-01'))?.rule.base;
  return base?.kind === 'fixed' ? base.points : undefined;
};

test.each([
  ['010300', 'charging by loose cable', 5],
  ['020100', 'a missing manhole cover', 5],
  ['030100', 'standing water', 3],
  ['040100', 'illegal parking', 3],
  ['040300', 'a broken traffic light', 3],
  ['060100', 'a dispute clue', 2],
  ['070100', 'a suggestion', undefined],
  ['080100', 'a cheat', undefined],
  ['999900', 'anything else', undefined],
])('%s, %s, earns %s', (category, _what, points) => {
  expect(worth(category)).toBe(points);
});

test('fights, knives and violence within a family earn nothing: nobody is to go near for points', () => {
  for (const code of ['050300', '060400']) {
    expect(categories.some((category) => category.code === code)).toBe(true);
    expect(worth(code), code).toBeUndefined();
  }
});
