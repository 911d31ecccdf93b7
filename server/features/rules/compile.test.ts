import { describe, expect, test } from 'vitest';
import type { Rule, RulebookDocument } from '../../../contract/rules.ts';
import { aDeed, bookOf, campaign, rule } from '../../../test/example-book.ts';
import { compileBook } from './compile.ts';
import { type CountedBefore, type DeedFacts, nothingBefore } from './decide.ts';

interface Facts {
  by?: Partial<Rule>;
  book?: Partial<RulebookDocument>;
  deed?: Partial<DeedFacts>;
  before?: Partial<CountedBefore>;
}
/** What a book with this one rule decides. */
function decide({ by, book, deed, before }: Facts = {}) {
  const compiled = compileBook(bookOf({ rules: [rule(by)], ...book }));
  const decision = compiled.decide({ ...aDeed, ...deed }, { ...nothingBefore, ...before });
  return decision ?? expect.fail('no rule spoke');
}

describe('caps', () => {
  test.each([
    ['perDay', 'today'],
    ['perMonth', 'thisMonth'],
    ['perYear', 'thisYear'],
    ['perPerson', 'ever'],
    ['perHouseholdMonth', 'householdThisMonth'],
    ['perPlaceMonth', 'placeThisMonth'],
    ['perCounterpartYear', 'counterpartThisYear'],
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

describe('caps in points', () => {
  test('3 for illegal parking, doubled in 平安月, at most 5 a day: the first 5 points, then none', () => {
    const by = { caps: { pointsPerDay: 5 } };
    const given = { by, book: { campaigns: [campaign] }, deed: { on: '2026-03-15' } };
    const first = decide(given);
    expect(first).toMatchObject({ points: 5, clauses: ['base', 'campaign', 'cut'] });
    expect(first.why.zh).toContain('共 6 分，这一条每天最多 5 分，这次记 5 分');
    expect(decide({ ...given, before: { pointsToday: 3 } }).points).toBe(2);
    expect(decide({ ...given, before: { pointsToday: 5 } })).toMatchObject({
      points: 0,
      clauses: ['base', 'capped'],
    });
  });
  test('of a day’s and a month’s rest the smaller one is given', () => {
    const by = {
      base: { kind: 'fixed' as const, points: 20 },
      caps: { pointsPerDay: 30, pointsPerMonth: 100 },
    };
    expect(decide({ by, before: { pointsToday: 15, pointsThisMonth: 90 } }).points).toBe(10);
    expect(decide({ by, before: { pointsToday: 25, pointsThisMonth: 90 } }).points).toBe(5);
    expect(decide({ by, before: { pointsToday: 0, pointsThisMonth: 100 } }).points).toBe(0);
  });
});

describe('a cooldown', () => {
  const by = { cooldownHours: 24 };
  test.each([
    [null, 3],
    [23.9, 0],
    [24, 3],
  ])('%d hours after the last award: %i points', (hoursSince, points) => {
    expect(decide({ by, before: { hoursSince } }).points).toBe(points);
  });
});

describe('the household', () => {
  const half = { base: { kind: 'fixed' as const, points: 5 }, householdPercent: 50 };
  test('gets its share in whole points, the rest goes to the resident', () => {
    expect(decide({ by: half, deed: { inHousehold: true } })).toMatchObject({
      points: 5,
      householdPoints: 2,
      clauses: ['base', 'household'],
    });
  });
  test('gets nothing of who has none, and everything where the book counts by households', () => {
    expect(decide({ by: half })).toMatchObject({ points: 5, householdPoints: 0 });
    const by = { ...half, householdPercent: 100 };
    expect(decide({ by, deed: { inHousehold: true } }).householdPoints).toBe(5);
  });
});

test.each([
  [50, 70, 5],
  [50, 50, 5],
  [50, 30, 3],
  [0, 100, 0],
  [null, 70, 7],
])(
  'who agreed to %s percent gives of a book of %i percent %i of ten',
  (agreedShare, percent, given) => {
    const by = { base: { kind: 'fixed' as const, points: 10 }, householdPercent: percent };
    const deed = { inHousehold: true, agreedShare };
    expect(decide({ by, deed })).toMatchObject({ points: 10, householdPoints: given });
    const all = { ...deed, forChild: true };
    expect(decide({ by, deed: all }).householdPoints).toBe(10);
  },
);

describe('the same place', () => {
  const samePlace = { days: 7, metres: 30, supporterPercent: 0 };
  test('what somebody reported there before earns nothing more', () => {
    expect(decide({ by: { samePlace }, before: { samePlace: true } })).toMatchObject({
      points: 0,
      clauses: ['base', 'same_place'],
    });
  });
  test('only where the rule says so', () => {
    expect(decide({ before: { samePlace: true } }).points).toBe(3);
  });
  test('who comes later gets the supporter’s share, less than a whole point is none', () => {
    const supported = { samePlace: { ...samePlace, supporterPercent: 40 } };
    expect(decide({ by: supported, before: { samePlace: true } })).toMatchObject({
      points: 1,
      clauses: ['base', 'supporter', 'rounded'],
    });
    const small = { samePlace: { ...samePlace, supporterPercent: 20 } };
    expect(decide({ by: small, before: { samePlace: true } }).points).toBe(0);
    expect(decide({ by: supported }).points).toBe(3);
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
  test('counts in its own areas only', () => {
    const local = { campaigns: [{ ...campaign, areas: ['339999001'] }] };
    const on = '2026-03-15';
    const inTown = (grid: string | null) => decide({ book: local, deed: { on, grid } }).points;
    expect(inTown('339999001001001')).toBe(6);
    expect(inTown('339999002001001')).toBe(3);
    expect(inTown(null)).toBe(3);
  });
  test('is never stacked on another: the best of those that hold counts', () => {
    const campaigns = [
      { ...campaign, percent: 150 },
      { ...campaign, percent: 300, areas: ['339999001'] },
      campaign,
    ];
    const on = '2026-03-15';
    expect(decide({ book: { campaigns }, deed: { on } }).points).toBe(6);
    const grid = '339999001001001';
    expect(decide({ book: { campaigns }, deed: { on, grid } }).points).toBe(9);
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
    expect(points({ kind: 'per_unit', points: 2, unit: 'hour' }, { quantity: 190 })).toBe(6);
    const graded = { kind: 'graded' as const, points: [5, 8, 10] };
    expect([1, 2, 3, 4].map((grade) => points(graded, { grade }))).toEqual([5, 8, 10, 10]);
    const half = { kind: 'per_unit' as const, points: 1, unit: 'half_hour' as const };
    expect(points(half, { quantity: 89 })).toBe(2);
    expect(points({ ...half, atMostUnits: 4 }, { quantity: 600 })).toBe(4);
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
    compileBook(bookOf({ rules })).find({ ...aDeed, kind, category })?.rule.id;
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
  test('of two for the same category the one for the smaller area, then the one with dates', () => {
    const three = [
      rule({ id: '2.5' }),
      rule({ id: '2.6', areas: ['339999'] }),
      rule({ id: '2.7', from: '2026-06-01', until: '2026-06-30' }),
      rule({ id: '2.8', areas: ['339999002', '339999001001'] }),
    ];
    const book = compileBook(bookOf({ rules: three }));
    const of = (deed: Partial<DeedFacts>) => book.find({ ...aDeed, ...deed })?.rule.id;
    expect(of({})).toBe('2.5');
    expect(of({ grid: '339999001001001' })).toBe('2.8');
    expect(of({ grid: '339999001002001' })).toBe('2.6');
    expect(of({ on: '2026-06-30' })).toBe('2.7');
    expect(of({ on: '2026-07-01' })).toBe('2.5');
  });
  test('of two that name it alike the first in the book', () => {
    const twice = [
      rule({ id: '2.5', categories: ['04'] }),
      rule({ id: '2.6', categories: ['04'] }),
    ];
    expect(compileBook(bookOf({ rules: twice })).find(aDeed)?.rule.id).toBe('2.5');
  });
});
