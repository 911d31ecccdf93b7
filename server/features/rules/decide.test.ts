import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rule, RulebookDocument } from '../../../contract/rules.ts';
import { type CountedBefore, type DeedFacts, decideAward, findRule, lapseDate } from './decide.ts';

const rule = (given: Partial<Rule> = {}): Rule => ({
  id: '2.2',
  name: { zh: '违停', en: 'Parking' },
  deed: 'report.verified',
  categories: [],
  base: { kind: 'fixed', points: 3 },
  multipliers: [],
  caps: {},
  samePlace: null,
  review: 'when_verified',
  pool: 'residents',
  ...given,
});
const campaign = {
  name: { zh: '平安月', en: 'Safety month' },
  from: '2026-03-01',
  until: '2026-03-31',
  percent: 200,
  deeds: ['report.verified' as const],
};
const bookOf = (given: Partial<RulebookDocument> = {}) => ({
  version: 7,
  document: {
    title: { zh: '细则', en: 'Rules' },
    chapters: [],
    rules: [],
    campaigns: [],
    lapse: { yearsAfter: 1 },
    ...given,
  } satisfies RulebookDocument,
});
const aDeed: DeedFacts = {
  kind: 'report.verified',
  category: '040300',
  quantity: 1,
  grade: 1,
  outcomes: [],
  recovered: 0,
  on: '2026-10-14',
};
const nothingBefore: CountedBefore = { today: 0, thisMonth: 0, ever: 0, samePlace: false };

interface Facts {
  by?: Partial<Rule>;
  book?: Partial<RulebookDocument>;
  deed?: Partial<DeedFacts>;
  before?: Partial<CountedBefore>;
}
const decide = ({ by, book, deed, before }: Facts = {}) =>
  decideAward(bookOf(book), rule(by), {
    deed: { ...aDeed, ...deed },
    before: { ...nothingBefore, ...before },
  });

describe('caps', () => {
  test.each([
    ['perDay', 'today'],
    ['perMonth', 'thisMonth'],
    ['perPerson', 'ever'],
  ] as const)('%s: the third of three earns, the fourth does not', (cap, counted) => {
    const by = { caps: { [cap]: 3 } };
    expect(decide({ by, before: { [counted]: 2 } }).points).toBe(3);
    expect(decide({ by, before: { [counted]: 3 } })).toMatchObject({
      points: 0,
      clauses: ['base', 'capped'],
    });
    expect(decide({ by, before: { [counted]: 30 } }).points).toBe(0);
  });
  test('a cap that the rule does not name holds nobody back', () => {
    expect(decide({ before: { today: 99, thisMonth: 999, ever: 9999 } }).points).toBe(3);
  });
});

describe('the same place', () => {
  const samePlace = { days: 7, metres: 30 };
  test('what somebody reported there before earns nothing more', () => {
    expect(decide({ by: { samePlace }, before: { samePlace: true } })).toMatchObject({
      points: 0,
      clauses: ['base', 'same_place'],
    });
  });
  test('only where the rule says so', () => {
    expect(decide({ before: { samePlace: true } }).points).toBe(3);
  });
});

describe('a campaign', () => {
  const book = { campaigns: [campaign] };
  test.each([
    ['2026-02-28', 3],
    ['2026-03-01', 6],
    ['2026-03-31', 6],
    ['2026-04-01', 3],
  ])('on %s: %i points; its first and last day count', (on, points) => {
    expect(decide({ book, deed: { on } }).points).toBe(points);
  });
  test('multiplies the deeds it names and no others', () => {
    const kind = 'report.solved' as const;
    const on = '2026-03-15';
    expect(decide({ book, by: { deed: kind }, deed: { kind, on } }).points).toBe(3);
  });
});

describe('multipliers', () => {
  const multipliers = [
    { when: 'kept' as const, percent: 150 },
    { when: 'certified' as const, percent: 120 },
  ];
  const outcomes = ['kept' as const, 'certified' as const];
  test('count where they apply, one upon the other', () => {
    const by = { multipliers, base: { kind: 'fixed' as const, points: 10 } };
    expect(decide({ by }).points).toBe(10);
    expect(decide({ by, deed: { outcomes: ['kept'] } }).points).toBe(15);
    expect(decide({ by, deed: { outcomes } }).points).toBe(18);
  });
  test('a fraction of a point is not given', () => {
    expect(decide({ by: { multipliers }, deed: { outcomes: ['kept'] } }).points).toBe(4);
    expect(decide({ by: { multipliers }, deed: { outcomes } }).points).toBe(5);
  });
  test('rounding happens once, at the end: no whole point is lost on the way', () => {
    const percents = [100, 105, 110, 129, 248];
    const book = { campaigns: [campaign] };
    for (let points = 25; points <= 500; points += 25)
      for (const kept of percents)
        for (const certified of percents) {
          const by = {
            base: { kind: 'fixed' as const, points },
            multipliers: [
              { when: 'kept' as const, percent: kept },
              { when: 'certified' as const, percent: certified },
            ],
          };
          const exact = Number((BigInt(points * kept * certified) * 200n) / 1_000_000n);
          const decided = decide({ by, book, deed: { outcomes, on: '2026-03-15' } });
          expect(decided.points, `${points} × ${kept} % × ${certified} %`).toBe(exact);
        }
  });
});

describe('the base', () => {
  const points = (base: Rule['base'], deed: Partial<DeedFacts>) =>
    decide({ by: { base }, deed }).points;
  test('by the hour, by grade, or out of what was recovered', () => {
    expect(points({ kind: 'per_unit', points: 2, unit: 'hour' }, { quantity: 3 })).toBe(6);
    const graded = { kind: 'graded' as const, points: [5, 8, 10] };
    expect([1, 2, 3, 4].map((grade) => points(graded, { grade }))).toEqual([5, 8, 10, 10]);
    const recovered = { kind: 'recovered' as const, atMost: 50 };
    expect([0, 20, 500].map((sum) => points(recovered, { recovered: sum }))).toEqual([0, 20, 50]);
  });
});

describe('which rule speaks', () => {
  const rules = [
    rule({ id: '2.9', categories: [] }),
    rule({ id: '2.1', categories: ['04'] }),
    rule({ id: '2.2', categories: ['0403', '0405'] }),
    rule({ id: '2.4', deed: 'report.solved', categories: ['040300'] }),
  ];
  const found = (category: string | null, kind: DeedFacts['kind'] = 'report.verified') =>
    findRule(bookOf({ rules }).document, { kind, category })?.id;
  test('the one that names the category most closely', () => {
    expect(found('040300')).toBe('2.2');
    expect(found('040500')).toBe('2.2');
    expect(found('040100')).toBe('2.1');
    expect(found('990000')).toBe('2.9');
    expect(found(null)).toBe('2.9');
  });
  test('none where no rule pays such a deed', () => {
    expect(found('020100', 'report.solved')).toBeUndefined();
    expect(found('040300', 'patrol.hour')).toBeUndefined();
  });
  test('of two that name it alike the first in the book', () => {
    const twice = [
      rule({ id: '2.5', categories: ['04'] }),
      rule({ id: '2.6', categories: ['04'] }),
    ];
    const { document } = bookOf({ rules: twice });
    expect(findRule(document, aDeed)?.id).toBe('2.5');
  });
});

test('points lapse on the last day of the year that the book names', () => {
  expect(lapseDate(bookOf().document, '2026-01-01')).toBe('2027-12-31');
  expect(lapseDate(bookOf().document, '2026-12-31')).toBe('2027-12-31');
  expect(lapseDate(bookOf({ lapse: { yearsAfter: 0 } }).document, '2026-12-31')).toBe('2026-12-31');
});

test('whatever the book says: never below zero, never above base × percent, always with its version', () => {
  const cap = fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined });
  const count = fc.integer({ min: 0, max: 25 });
  const facts = fc.record({
    points: fc.integer({ min: 0, max: 500 }),
    quantity: fc.integer({ min: 0, max: 24 }),
    percent: fc.integer({ min: 100, max: 500 }),
    campaigns: fc.boolean(),
    caps: fc.record({ perDay: cap, perMonth: cap, perPerson: cap }),
    before: fc.record({ today: count, thisMonth: count, ever: count, samePlace: fc.boolean() }),
    on: fc.constantFrom('2026-02-28', '2026-03-01', '2026-03-31', '2026-10-14'),
  });
  fc.assert(
    fc.property(facts, ({ points, quantity, percent, campaigns, caps, before, on }) => {
      const decision = decide({
        by: {
          base: { kind: 'per_unit', points, unit: 'hour' },
          multipliers: [{ when: 'kept', percent }],
          caps: JSON.parse(JSON.stringify(caps)),
          samePlace: { days: 7, metres: 30 },
        },
        book: { campaigns: campaigns ? [campaign] : [] },
        deed: { quantity, outcomes: ['kept'], on },
        before,
      });
      const most = (points * quantity * percent * (campaigns ? 200 : 100)) / 10_000;
      expect(Number.isInteger(decision.points)).toBe(true);
      expect(decision.points).toBeGreaterThanOrEqual(0);
      expect(decision.points).toBeLessThanOrEqual(most);
      expect(decision.why.zh).toContain('第 7 版');
      expect(decision.why.en).toContain('version 7');
      const stopped = decision.clauses.some((one) => one === 'capped' || one === 'same_place');
      if (stopped) expect(decision.points).toBe(0);
    }),
    { numRuns: 500 },
  );
});
