import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { RulebookDocument } from '../../../../contract/rules.ts';
import { categories } from '../../../../db/seed/county/categories.ts';
import { rulebook } from '../../../../db/seed/county/rulebook.ts';
import { compileBook } from '../compile.ts';
import { reportOf } from '../decide.ts';
import { checkBook } from '../forbidden.ts';
import { rulebookTemplates } from './templates.ts';

const books = [
  ...rulebookTemplates.map(({ code, document }) => ({ code, document })),
  { code: 'the demo county', document: rulebook },
];

describe.each(books)('$code', ({ document }) => {
  test('has the form of a rule book', () => {
    expect([...Value.Errors(RulebookDocument, document)]).toEqual([]);
  });
  test('contains nothing that a book must not contain', () => {
    const refused = checkBook(document, { pools: ['residents'] }).filter(
      ({ severity }) => severity === 'refused',
    );
    expect(refused).toEqual([]);
  });
  test('names categories that a county starts with', () => {
    const named = document.rules.flatMap((rule) => rule.categories);
    const unknown = named.filter(
      (prefix) => !categories.some(({ code }) => code.startsWith(prefix)),
    );
    expect(unknown).toEqual([]);
  });
});

test.each(books)('$code: nobody is led towards a fight or violence at home', ({ document }) => {
  const book = compileBook({ version: 1, document });
  for (const category of ['050300', '060400', '080100'])
    expect(book.find(reportOf(category, '2026-06-01'))?.rule.id, category).toBeUndefined();
  expect(book.find(reportOf('010300', '2026-06-01'))).toBeDefined();
});

test('a template that counts by households gives everything to the household', () => {
  const village = rulebookTemplates.find(({ code }) => code === 'village') ?? expect.fail();
  expect(new Set(village.document.rules.map((rule) => rule.householdPercent))).toEqual(
    new Set([100]),
  );
});

test('a template has a code of its own, and says whom it follows in both languages', () => {
  expect(new Set(rulebookTemplates.map(({ code }) => code)).size).toBe(4);
  for (const { title, note } of rulebookTemplates)
    for (const text of [title, note]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).not.toMatch(/\p{Script=Han}/u);
    }
});
