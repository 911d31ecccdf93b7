import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { RulebookDocument } from '../../../contract/rules.ts';
import { bookOf } from '../../../test/example-book.ts';
import { compileBook } from './compile.ts';
import { nothingBefore, reportOf } from './decide.ts';
import { readRulebook } from './format.ts';

/** A book as it was published before formats were numbered. */
const firstFormat = {
  title: { zh: '细则', en: 'Rules' },
  chapters: [{ number: '2', name: { zh: '上报', en: 'Reports' } }],
  rules: [
    {
      id: '2.1',
      name: { zh: '违停', en: 'Parking' },
      deed: 'report.verified',
      categories: ['04'],
      base: { kind: 'fixed', points: 3 },
      multipliers: [],
      caps: { perDay: 5 },
      samePlace: { days: 7, metres: 30 },
      review: 'when_verified',
      pool: 'residents',
    },
  ],
  campaigns: [
    {
      name: { zh: '平安月', en: 'Safety month' },
      from: '2026-03-01',
      until: '2026-03-31',
      percent: 200,
      deeds: ['report.verified'],
    },
  ],
  lapse: { yearsAfter: 1 },
};

test('a book of the first format is read as one of the second, whole and valid', () => {
  const document = readRulebook(firstFormat);
  expect([...Value.Errors(RulebookDocument, document)]).toEqual([]);
  expect(document).toMatchObject({
    lapse: { kind: 'year_end', yearsAfter: 1 },
    rules: [{ pools: ['residents'], samePlace: { days: 7, metres: 30, supporterPercent: 0 } }],
    campaigns: [{ areas: [] }],
  });
});

test('it earns as it always did', () => {
  const book = compileBook({ version: 1, document: readRulebook(firstFormat) });
  const worth = (on: string, today: number, samePlace = false) =>
    book.evaluate(reportOf('040100', on), { ...nothingBefore, today, samePlace })?.points;
  expect(worth('2026-02-28', 0)).toBe(3);
  expect(worth('2026-03-01', 4)).toBe(6);
  expect(worth('2026-03-01', 5)).toBe(0);
  expect(worth('2026-02-28', 0, true)).toBe(0);
});

test('a book of the second format is left as it is', () => {
  const { document } = bookOf();
  expect(readRulebook(document)).toBe(document);
});
