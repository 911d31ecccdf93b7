import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Campaign,
  deedKinds,
  outcomes,
  type Rule,
  type RulebookDocument,
} from '../../../contract/rules.ts';
import { bookOf, rule } from '../../../test/example-book.ts';
import { compileBook } from './compile.ts';
import { type CountedBefore, clausesOf, type DeedFacts } from './decide.ts';

/**
 * The document read naively, as a clerk would with a pencil: every rule looked at for every deed,
 * fractions kept as two whole numbers, one step after the other.
 */
function byHand(document: RulebookDocument, deed: DeedFacts, before: CountedBefore) {
  let best: { rule: Rule; rank: number[] } | undefined;
  for (const one of document.rules) {
    const rank = rankOf(one, deed);
    if (rank !== undefined && (best === undefined || isHigher(rank, best.rank)))
      best = { rule: one, rank };
  }
  if (best === undefined) return undefined;
  const found = best.rule;
  if (isFull(found, before)) return { rule: found.id, points: 0, household: 0 };
  let [above, below] = [BigInt(baseByHand(found.base, deed)), 1n];
  const times = (percent: number) => {
    above *= BigInt(percent);
    below *= 100n;
  };
  for (const { when, percent } of found.multipliers)
    if (deed.outcomes.includes(when)) times(percent);
  times(
    Math.max(100, ...document.campaigns.filter((one) => runs(one, deed)).map((c) => c.percent)),
  );
  if (found.samePlace && before.samePlace) times(found.samePlace.supporterPercent);
  const { pointsPerDay, pointsPerMonth } = found.caps;
  const points = [
    Number(above / below),
    ...(pointsPerDay === undefined ? [] : [pointsPerDay - before.pointsToday]),
    ...(pointsPerMonth === undefined ? [] : [pointsPerMonth - before.pointsThisMonth]),
  ].reduce((a, b) => Math.min(a, b));
  const household = deed.inHousehold
    ? Number(
        (BigInt(points) * BigInt(Math.min(found.householdPercent, deed.agreedShare ?? 100))) / 100n,
      )
    : 0;
  return { rule: found.id, points, household };
}

/** Category, area, dates: as long as they fit; undefined where the rule does not apply. */
function rankOf(one: Rule, deed: DeedFacts): number[] | undefined {
  if (one.deed !== deed.kind) return undefined;
  if (one.from !== null && deed.on < one.from) return undefined;
  if (one.until !== null && deed.on > one.until) return undefined;
  const category = longest(one.categories, deed.category);
  const area = longest(one.areas, deed.grid);
  if (category === undefined || area === undefined) return undefined;
  return [category, area, one.from === null && one.until === null ? 0 : 1];
}

function longest(prefixes: readonly string[], whole: string | null): number | undefined {
  if (prefixes.length === 0) return 0;
  const fitting = prefixes.filter((prefix) => whole?.slice(0, prefix.length) === prefix);
  return fitting.length === 0 ? undefined : Math.max(...fitting.map(({ length }) => length));
}

function isHigher(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, place) => value !== b[place]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

function isFull({ caps, cooldownHours, samePlace }: Rule, before: CountedBefore): boolean {
  const reached: [number | undefined, number][] = [
    [caps.perDay, before.today],
    [caps.perMonth, before.thisMonth],
    [caps.perYear, before.thisYear],
    [caps.perPerson, before.ever],
    [caps.perHouseholdMonth, before.householdThisMonth],
    [caps.perPlaceMonth, before.placeThisMonth],
    [caps.perCounterpartYear, before.counterpartThisYear],
    [caps.pointsPerDay, before.pointsToday],
    [caps.pointsPerMonth, before.pointsThisMonth],
  ];
  const tooSoon =
    cooldownHours !== null && before.hoursSince !== null && before.hoursSince < cooldownHours;
  const second = samePlace !== null && before.samePlace && samePlace.supporterPercent === 0;
  return tooSoon || second || reached.some(([most, now]) => most !== undefined && now >= most);
}

function baseByHand(base: Rule['base'], deed: DeedFacts): number {
  if (base.kind === 'fixed') return base.points;
  if (base.kind === 'recovered') return Math.min(deed.recovered, base.atMost);
  if (base.kind === 'graded') return base.points[Math.min(deed.grade, base.points.length) - 1] ?? 0;
  let [units, minutes] = [0, deed.quantity];
  for (; minutes >= (base.unit === 'hour' ? 60 : 30); units++)
    minutes -= base.unit === 'hour' ? 60 : 30;
  return base.points * (base.atMostUnits === undefined ? units : Math.min(units, base.atMostUnits));
}

const runs = ({ deeds, areas, from, until }: Campaign, { kind, grid, on }: DeedFacts) =>
  deeds.includes(kind) && longest(areas, grid) !== undefined && from <= on && on <= until;

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const some = fc.integer({ min: 1, max: 6 });
const count = fc.integer({ min: 0, max: 3 });
const kinds = fc.constantFrom(...deedKinds.slice(0, 2));
const days = ['2026-02-28', '2026-03-01', '2026-03-15', '2026-03-31', '2026-04-01'];
const day = fc.constantFrom(...days);
const areas = fc.subarray(['339999', '339999001', '339999001001', '339999002001001']);
const base: fc.Arbitrary<Rule['base']> = fc.oneof(
  fc.record({ kind: fc.constant('fixed' as const), points: fc.integer({ min: 0, max: 5_000 }) }),
  fc
    .record({
      kind: fc.constant('per_unit' as const),
      points: some,
      unit: fc.constantFrom('hour' as const, 'half_hour' as const),
      atMostUnits: maybe(some),
    })
    .map(({ atMostUnits, ...rest }) => ({ ...rest, ...(atMostUnits ? { atMostUnits } : {}) })),
  fc.record({
    kind: fc.constant('graded' as const),
    points: fc.array(some, { minLength: 2, maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('recovered' as const), atMost: fc.integer({ min: 1, max: 50 }) }),
);
const percent = fc.integer({ min: 100, max: 500 });
const multipliers = fc.uniqueArray(fc.record({ when: fc.constantFrom(...outcomes), percent }), {
  selector: ({ when }) => when,
  maxLength: 5,
});
const caps = fc
  .record({
    perDay: maybe(some),
    perMonth: maybe(some),
    perYear: maybe(some),
    perPerson: maybe(some),
    pointsPerDay: maybe(fc.integer({ min: 1, max: 40 })),
    pointsPerMonth: maybe(fc.integer({ min: 1, max: 90 })),
    perHouseholdMonth: maybe(some),
    perPlaceMonth: maybe(some),
    perCounterpartYear: maybe(some),
  })
  .map((given): Rule['caps'] => JSON.parse(JSON.stringify(given)));
const aRule = fc
  .record({
    deed: kinds,
    categories: fc.subarray(['04', '0403', '040300', '05']),
    areas,
    from: fc.option(day),
    until: fc.option(day),
    base,
    multipliers,
    caps: fc.oneof(fc.constant({}), caps),
    cooldownHours: fc.option(fc.integer({ min: 1, max: 48 })),
    samePlace: fc.option(
      fc.record({
        days: some,
        metres: some,
        supporterPercent: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 })),
      }),
    ),
    householdPercent: fc.integer({ min: 0, max: 100 }),
  })
  .map(rule);
const aCampaign = fc.record({
  name: fc.constant({ zh: '活动', en: 'Campaign' }),
  from: day,
  until: day,
  percent,
  deeds: fc.subarray([...deedKinds.slice(0, 2)]),
  areas,
});
const book = fc
  .record({
    rules: fc.array(aRule, { minLength: 1, maxLength: 6 }),
    campaigns: fc.array(aCampaign, { maxLength: 4 }),
  })
  .map(({ rules, campaigns }) =>
    bookOf({ rules: rules.map((one, at) => ({ ...one, id: `1.${at}` })), campaigns }),
  );
const deed = fc.record({
  kind: kinds,
  category: fc.option(fc.constantFrom('040300', '040100', '050100', '990000')),
  grid: fc.option(fc.constantFrom('339999001001001', '339999001002001', '339999002001001')),
  quantity: fc.integer({ min: 0, max: 700 }),
  grade: fc.integer({ min: 1, max: 6 }),
  outcomes: fc.subarray([...outcomes]),
  recovered: fc.integer({ min: 0, max: 80 }),
  on: day,
  inHousehold: fc.boolean(),
  agreedShare: fc.option(fc.integer({ min: 0, max: 100 })),
});
const before = fc.record({
  today: count,
  thisMonth: count,
  thisYear: count,
  ever: count,
  pointsToday: fc.integer({ min: 0, max: 30 }),
  pointsThisMonth: fc.integer({ min: 0, max: 60 }),
  householdThisMonth: count,
  placeThisMonth: count,
  counterpartThisYear: count,
  hoursSince: fc.option(fc.integer({ min: 0, max: 60 })),
  samePlace: fc.boolean(),
});

test('a compiled book gives what a clerk with a pencil gets, for any book, deed and history', () => {
  let spoke = 0;
  fc.assert(
    fc.property(
      book,
      fc.array(fc.tuple(deed, before), { minLength: 3, maxLength: 8 }),
      (given, deeds) => {
        const compiled = compileBook(given);
        for (const [facts, counted] of deeds) {
          const found = compiled.evaluate(facts, counted);
          const answer = found && {
            rule: found.rule.id,
            points: found.points,
            household: found.householdPoints,
          };
          expect(answer).toEqual(byHand(given.document, facts, counted));
          if (found !== undefined && found.points > 0) spoke += 1;
        }
      },
    ),
    { numRuns: 3_000 },
  );
  expect(spoke).toBeGreaterThan(500);
});

test('points are whole, never negative, and never more than the factors allow; who decides also explains', () => {
  fc.assert(
    fc.property(book, deed, before, (given, facts, counted) => {
      const compiled = compileBook(given);
      const numbers = compiled.evaluate(facts, counted);
      const decision = compiled.decide(facts, counted);
      if (numbers === undefined) {
        expect(decision).toBeUndefined();
        return;
      }
      const { points, householdPoints, full } = numbers;
      expect(Number.isSafeInteger(points) && points >= 0 && points <= full).toBe(true);
      expect(householdPoints >= 0 && householdPoints <= points).toBe(true);
      expect(decision).toMatchObject({ points, householdPoints, clauses: clausesOf(numbers) });
      const { zh = '', en = '' } = decision?.why ?? {};
      expect(zh).toContain('第 7 版');
      expect(en).toContain('version 7');
      expect(`${zh}${en}`).not.toMatch(/undefined|null|NaN|，，|；；|, ,|\(\)|（）/);
      const stops = ['capped', 'cooldown', 'same_place'] as const;
      if (stops.some((one) => decision?.clauses.includes(one))) expect(points).toBe(0);
      if (decision?.clauses.includes('cut')) expect(points).toBeLessThan(full);
    }),
    { numRuns: 1_500 },
  );
});
