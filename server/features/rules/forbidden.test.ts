import { describe, expect, test } from 'vitest';
import type { Rule, RulebookDocument } from '../../../contract/rules.ts';
import { bookOf, campaign, rule } from '../../../test/example-book.ts';
import { type CheckOptions, checkBook } from './forbidden.ts';

const chapters = [{ number: '2', name: { zh: '上报', en: 'Reports' } }];
const fair: Partial<Rule> = {
  caps: { perDay: 3 },
  categories: ['0401'],
  samePlace: { days: 7, metres: 30, supporterPercent: 0 },
};
const bookWith = (given: Partial<Rule> = {}, book: Partial<RulebookDocument> = {}) =>
  bookOf({ chapters, rules: [rule({ ...fair, ...given })], ...book }).document;

const codesOf = (document: unknown, options?: CheckOptions) =>
  checkBook(document, options).map(({ code, at, severity }) => `${severity} ${code} ${at}`);
test('a fair book has no finding', () => {
  expect(checkBook(bookWith(), { pools: ['residents'] })).toEqual([]);
});

describe('what a book from elsewhere may bring along', () => {
  const loose = (rules: object[], more: object = {}) => ({ chapters, rules, ...more });
  const odd = { ...rule(fair), ...{ points: -5 } };
  test('a negative number anywhere is named where it stands', () => {
    expect(codesOf(loose([odd]))).toContain('refused negative /rules/0/points');
    expect(codesOf(loose([rule(fair)], { lapse: { years: -1 } }))).toContain(
      'refused negative /lapse/years',
    );
  });
  test('a deed that nobody knows is refused, and for what it is', () => {
    const found = codesOf(loose([{ ...rule(fair), deed: 'login.daily' }]));
    expect(found).toContain('refused unknown_deed /rules/0/deed');
    expect(found).toContain('refused clicks /rules/0/deed');
  });
  test('a condition on who somebody is is refused by name', () => {
    const multipliers = [{ when: 'religion', percent: 150 }];
    const found = codesOf(loose([{ ...rule(fair), multipliers }]));
    expect(found).toContain('refused religion /rules/0/multipliers/0/when');
    expect(found).toContain('refused unknown_factor /rules/0/multipliers/0/when');
  });
  test('the name of a field counts like a word', () => {
    expect(codesOf(loose([{ ...rule(fair), petitionBonus: 5 }]))).toContain(
      'refused petition /rules/0/petitionBonus',
    );
    expect(codesOf(loose([{ ...rule(fair), 'a/b~信访': 1 }]))).toContain(
      'refused petition /rules/0/a~1b~0信访',
    );
  });
  test.each([[null], [undefined], [3], ['信访'], [[]], [{ rules: 7 }], [{ rules: [null] }]])(
    '%j is answered, not thrown at',
    (document) => {
      expect(checkBook(document).length).toBeGreaterThan(0);
    },
  );
  test('a finding names the rule, once for both languages', () => {
    const name = { zh: '信访', en: 'Petition' };
    const [first, ...others] = checkBook(bookWith({ name }));
    expect(first).toMatchObject({ code: 'petition', at: '/rules/0/name/zh', rule: '2.2' });
    expect(first?.reason.zh).toContain('信访工作条例');
    expect(others).toEqual([]);
  });
});

test('a rule that names only what is retired is worth a second thought; one of a group in use is not', () => {
  const categories = [
    { code: '040100', retired: true },
    { code: '040200', retired: false },
  ];
  const codes = (named: string[]) => codesOf(bookWith({ categories: named }), { categories });
  expect(codes(['04', '0401'])).toEqual(['advice retired_category /rules/0/categories/1']);
  expect(codes(['0402', '0999'])).toEqual([]);
});

describe('the form of a book', () => {
  test.each<[string, Partial<Rule>, string]>([
    ['has no limit', { caps: {} }, 'refused no_cap /rules/0/caps'],
    ['limits only the place', { caps: { perPlaceMonth: 2 } }, 'refused no_cap /rules/0/caps'],
    [
      'pays every report at a place',
      { samePlace: null },
      'refused no_same_place /rules/0/samePlace',
    ],
    ['pays any category', { categories: [] }, 'advice every_category /rules/0/categories'],
    [
      'has turned dates',
      { from: '2026-05-02', until: '2026-05-01' },
      'refused dates_turned /rules/0/until',
    ],
    ['is in no chapter', { id: '9.1' }, 'refused chapter_missing /rules/0/id'],
    [
      'names a pool twice',
      { pools: ['residents', 'residents'] },
      'refused pool_twice /rules/0/pools/1',
    ],
    ['names an unknown pool', { pools: ['moon'] }, 'refused unknown_pool /rules/0/pools/0'],
    [
      'pays by the hour what has none',
      { base: { kind: 'per_unit', points: 1, unit: 'hour' } },
      'refused base_unfit /rules/0/base/kind',
    ],
    [
      'pays 5,000 at once',
      { base: { kind: 'fixed', points: 5_000 } },
      'refused too_many_points /rules/0/base',
    ],
    [
      'pays 101 at once',
      { base: { kind: 'fixed', points: 101 } },
      'advice many_points /rules/0/base',
    ],
    ['pays nothing', { base: { kind: 'fixed', points: 0 } }, 'advice gives_nothing /rules/0/base'],
    [
      'multiplies by less than one',
      { multipliers: [{ when: 'kept', percent: 50 }] },
      'refused factor_lowers /rules/0/multipliers/0/percent',
    ],
    [
      'multiplies twice by the same',
      {
        multipliers: [
          { when: 'kept', percent: 150 },
          { when: 'kept', percent: 150 },
        ],
      },
      'refused factor_twice /rules/0/multipliers/1/when',
    ],
    [
      'multiplies by six',
      {
        multipliers: [
          { when: 'kept', percent: 300 },
          { when: 'night', percent: 200 },
        ],
      },
      'refused too_many_times /rules/0/multipliers',
    ],
    [
      'pays copies well',
      { samePlace: { days: 7, metres: 30, supporterPercent: 80 } },
      'advice large_share /rules/0/samePlace/supporterPercent',
    ],
  ])('a rule that %s', (_what, given, finding) => {
    expect(codesOf(bookWith(given), { pools: ['residents'] })).toEqual([finding]);
  });
  test.each<[string, Partial<RulebookDocument>, string]>([
    [
      'a campaign with turned dates',
      { campaigns: [{ ...campaign, from: '2026-04-01' }] },
      'refused dates_turned /campaigns/0/until',
    ],
    [
      'a campaign for nothing',
      { campaigns: [{ ...campaign, deeds: [] }] },
      'advice campaign_empty /campaigns/0/deeds',
    ],
    [
      'levels that start above 0',
      { levels: [{ name: chapters[0]?.name ?? expect.fail(), from: 5 }] },
      'refused levels_start /levels/0/from',
    ],
    [
      'points gone the same night',
      { lapse: { kind: 'year_end', yearsAfter: 0 } },
      'advice lapses_soon /lapse/yearsAfter',
    ],
    [
      'the same number twice',
      { rules: [rule(fair), rule({ ...fair, categories: ['02'] })] },
      'refused id_twice /rules/1/id',
    ],
    [
      'a rule that an earlier one hides',
      { rules: [rule(fair), rule({ ...fair, id: '2.3' })] },
      'refused never_speaks /rules/1',
    ],
  ])('%s', (_what, book, finding) => {
    expect(codesOf(bookWith({}, book))).toEqual([finding]);
  });
  test('levels rise, one after the other', () => {
    const levels = [0, 100, 100].map((from) => ({ name: { zh: '级', en: 'Level' }, from }));
    expect(codesOf(bookWith({}, { levels }))).toEqual(['refused levels_fall /levels/2/from']);
  });
  test('six times in a campaign is worth a second thought', () => {
    const given = { multipliers: [{ when: 'kept' as const, percent: 300 }] };
    expect(codesOf(bookWith(given, { campaigns: [campaign] }))).toEqual([
      'advice many_times_in_campaign /rules/0/multipliers',
    ]);
  });
  test('a rule that has days or an area of its own is heard beside a general one', () => {
    const own = [
      rule({ ...fair, id: '2.3', from: '2026-05-01' }),
      rule({ ...fair, id: '2.4', areas: ['339999001'] }),
      rule({ ...fair, id: '2.5', categories: ['040100'] }),
    ];
    expect(codesOf(bookWith({}, { rules: [rule(fair), ...own] }))).toEqual([]);
    const hidden = rule({ ...fair, id: '2.6', from: '2026-05-02', until: '2026-06-01' });
    expect(codesOf(bookWith({}, { rules: [rule(fair), ...own, hidden] }))).toEqual([
      'refused never_speaks /rules/4',
    ]);
  });
  test('a book without chapters and rules is no book', () => {
    expect(codesOf(bookWith({}, { chapters: [], rules: [] }))).toEqual([
      'refused no_chapters /chapters',
      'refused no_rules /rules',
    ]);
  });
});

test('every reason is a sentence in both languages', () => {
  const findings = [
    ...checkBook({ rules: [{ deed: '信访' }], levels: [{ from: 3 }] }),
    ...checkBook(bookWith({ caps: {}, name: { zh: '抽奖', en: 'Lottery' } })),
  ];
  for (const { reason } of findings) {
    expect(reason.zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(reason.en).toMatch(/^[A-Z].*\.$/);
    expect(reason.en).not.toMatch(/\p{Script=Han}/u);
  }
});
