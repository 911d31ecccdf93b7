import { afterAll, describe, expect, test } from 'vitest';
import type { RulebookDocument } from '../../../../contract/rules.ts';
import { rulebook as demo } from '../../../../db/seed/county/rulebook.ts';
import { rulebook as plain } from '../../../../test/county.ts';
import { paperOf, printedText } from '../../../../test/printed.ts';
import type { Paper } from '../../../platform/typst.ts';
import { publicRulebook } from '../public-book.ts';
import { rulebookTemplates } from '../templates/templates.ts';
import { basicsOf } from './basics.ts';
import { handbookOf, type Printed } from './handbook.ts';
import { posterOf } from './poster.ts';
import { createTypesetter, templates } from './service.ts';
import type { Language } from './texts.ts';
import { inParts, printedRule } from './worth.ts';

const typesetter = createTypesetter(templates);
afterAll(() => typesetter.close());
const pdf = async (paper: Paper) => paperOf(await typesetter.pdf(paper));
const madeAt = new Date('2026-03-01T00:00:00Z');

function printed(document: RulebookDocument, language: Language = 'zh'): Printed {
  const edition = { version: 7, document, effectiveFrom: '2026-03-01', publishedAt: madeAt };
  return {
    document,
    shown: publicRulebook(edition, {
      today: '2026-10-14',
      names: { pools: new Map(), areas: new Map() },
    }),
    county: { name: { zh: '试验县', en: 'Test county' }, hotline: '0579-12345678' },
    language,
    address: 'https://points.example/board/?county=339999#/rules',
    qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/></svg>',
  };
}
const handbook = (document: RulebookDocument, language: Language, print: 'normal' | 'large') => ({
  template: 'handbook.typ',
  data: handbookOf(printed(document, language), print),
  madeAt,
});
function poster(given: Printed, id: string, paper: 'a4' | 'a3' = 'a4') {
  const shown = given.shown.chapters.flatMap(({ rules }) => rules).find((rule) => rule.id === id);
  const deed = given.document.rules.find((rule) => rule.id === id)?.deed;
  if (shown === undefined || deed === undefined) throw new Error(`no rule ${id}`);
  return { template: 'poster.typ', data: posterOf(given, { ...shown, deed }, paper), madeAt };
}
const textOf = async (paper: Paper) => printedText(paperOf(await typesetter.svg(paper)));
const bare = (words: string) => words.replaceAll(/\s/g, '');
const boxesOf = (pdf: Buffer) =>
  [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, ...sides]) => sides.map((points) => Math.round((Number(points) / 72) * 25.4)),
  );

const books: [string, RulebookDocument][] = [
  ['the demo county', demo],
  ...rulebookTemplates.map(
    ({ document }) => [document.title.zh, document] as [string, RulebookDocument],
  ),
];

describe.each(books)('the handbook of %s', (_, document) => {
  test.each([
    ['zh', 'normal'],
    ['en', 'normal'],
    ['zh', 'large'],
    ['en', 'large'],
  ] as const)(
    'has every rule with its name, figure and whole sentence (%s, %s)',
    async (language, print) => {
      const text = await textOf(handbook(document, language, print));
      const { shown } = printed(document);
      for (const rule of shown.chapters.flatMap(({ rules }) => rules)) {
        const { figure, unit } = printedRule(rule, language);
        for (const words of [rule.id, rule.name[language], rule.sentence[language], figure + unit])
          expect(text).toContain(bare(words));
      }
      for (const { sentence } of shown.campaigns) expect(text).toContain(bare(sentence[language]));
      for (const { name } of shown.levels) expect(text).toContain(bare(name[language]));
      for (const words of [
        '0579-12345678',
        '110',
        '119',
        'points.example/board/?county=339999#/rules',
      ])
        expect(text).toContain(words);
    },
  );
});

describe('paper', () => {
  test('of a handbook is A5 upright on every page', async () => {
    const boxes = boxesOf(await pdf(handbook(demo, 'zh', 'normal')));
    expect(boxes.length).toBeGreaterThan(5);
    for (const box of boxes) expect(box).toEqual([148, 210]);
  });
  test('of a poster is one page of A4, or of A3 when asked for', async () => {
    expect(boxesOf(await pdf(poster(printed(demo), '2.2')))).toEqual([[210, 297]]);
    expect(boxesOf(await pdf(poster(printed(demo), '2.2', 'a3')))).toEqual([[297, 420]]);
  });
  test('is the same file for the same book, and another for another version', async () => {
    const [one, same] = [handbook(demo, 'zh', 'normal'), handbook(demo, 'zh', 'normal')];
    const first = await pdf(one);
    expect((await pdf(same)).equals(first)).toBe(true);
    const next = { ...one, data: { ...one.data, edition: '第 8 版' } };
    expect((await pdf(next)).equals(first)).toBe(false);
  });
  test('in large print takes more pages than in normal print', async () => {
    const pages = async (print: 'normal' | 'large') =>
      boxesOf(await pdf(handbook(demo, 'en', print))).length;
    expect(await pages('large')).toBeGreaterThan(await pages('normal'));
  });
});

test('a rule that is named like a command of the typesetter is printed by that name', async () => {
  const name = '#read("/etc/passwd") *bold* $x$ = #panic("no") <label> @see';
  const [first, ...others] = demo.rules;
  if (first === undefined) throw new Error('no rule');
  const document = { ...demo, rules: [{ ...first, name: { zh: name, en: name } }, ...others] };
  for (const paper of [handbook(document, 'zh', 'normal'), poster(printed(document), first.id)])
    expect(await textOf(paper)).toContain(bare(name));
});

describe('a poster', () => {
  const rules = books.flatMap(([title, document]) =>
    printed(document).shown.chapters.flatMap(({ rules }) =>
      rules.map(({ id }) => [title, id, document] as const),
    ),
  );
  test.each(rules)(
    'of %s, rule %s, says all of its sentence on one page in both languages',
    async (_, id, document) => {
      for (const language of ['zh', 'en'] as const) {
        const paper = poster(printed(document, language), id);
        const text = await textOf(paper);
        for (const part of [
          paper.data.name,
          paper.data.figure,
          paper.data.lead,
          ...paper.data.limits,
        ])
          expect(text).toContain(bare(part));
        expect(boxesOf(await pdf(paper))).toHaveLength(1);
      }
    },
  );
});

describe('how points work', () => {
  const said = (document: RulebookDocument) => basicsOf(printed(document)).map(({ zh }) => zh);
  test('is said in six paragraphs, whatever the book holds', () => {
    for (const [, document] of books) expect(said(document)).toHaveLength(6);
    expect(said(plain)).toHaveLength(6);
  });
  test('a book without levels and households says so', () => {
    expect(said(plain)).toContain('这一版不设等级，得分多少不影响办事。');
    expect(said(plain)).toContain('谁做的就记在谁的名下，这一版没有记到家庭账户的分。');
  });
  test('only the waits that its rules know are explained', () => {
    const atOnce = plain.rules.map((rule) => ({ ...rule, review: 'at_once' as const }));
    expect(said({ ...plain, rules: atOnce })[1]).toBe(
      '什么时候到账，每条写得清楚：写“马上入账”的当时到账。',
    );
  });
  test('paper never speaks of “today”, because it is read on many days', () => {
    const rolling = { ...plain, lapse: { kind: 'rolling' as const, months: 24 } };
    expect(
      basicsOf(printed(rolling))
        .map(({ zh, en }) => zh + en)
        .join(),
    ).not.toMatch(/今天|today/);
  });
});

describe('a sentence in parts', () => {
  test.each([
    [
      '违停，每件 3 分；每人每天最多 5 次；要有：照片。',
      '违停，每件 3 分',
      ['每人每天最多 5 次', '要有：照片'],
    ],
    ['Parking: 3 each; at most 5 a day.', 'Parking: 3 each', ['at most 5 a day']],
    ['一句。又一句。', '一句', ['又一句']],
    ['Pays × 1.5 each. Nothing else.', 'Pays × 1.5 each', ['Nothing else']],
    ['没有限制。', '没有限制', []],
  ])('%s', (sentence, lead, limits) => {
    expect(inParts(sentence)).toEqual({ lead, limits });
  });
});
