import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeedKind, Rule, RulebookDocument } from '../../../contract/rules.ts';
import { dayMs, hourMs, localDate, startOfMonth } from '../../platform/calendar.ts';
import { compileBook } from '../rules/compile.ts';
import type { CountedBefore } from '../rules/service.ts';
import type { LotDeed } from './lot.ts';
import { createPacker } from './pack.ts';
import { rehearse } from './rehearse.ts';

const ruleOf = (given: Partial<Rule> & Pick<Rule, 'id' | 'deed'>): Rule => ({
  name: { zh: given.id, en: given.id },
  categories: [],
  areas: [],
  from: null,
  until: null,
  base: { kind: 'fixed', points: 3 },
  multipliers: [],
  caps: {},
  cooldownHours: null,
  samePlace: null,
  householdPercent: 0,
  evidence: [],
  review: 'when_verified',
  pools: ['residents'],
  ...given,
});
const bookOf = (rules: Rule[], given: Partial<RulebookDocument> = {}) =>
  compileBook({
    version: 1,
    document: {
      format: 2,
      title: { zh: '细则', en: 'Rules' },
      chapters: [],
      rules,
      campaigns: [],
      lapse: { kind: 'year_end', yearsAfter: 1 },
      refundGraceDays: 30,
      awardsPerPersonDay: null,
      levels: [],
      ...given,
    },
  });

const start = Date.parse('2026-01-30T00:00:00Z');
const deedOf = (given: Partial<LotDeed> = {}): LotDeed => ({
  at: start,
  kind: 'report.verified',
  person: { id: 'a', ageGroup: null, grid: null },
  household: null,
  source: 'one',
  category: '040300',
  grid: null,
  position: null,
  quantity: 1,
  grade: 1,
  outcomes: [],
  recovered: 0,
  counterpart: null,
  ...given,
});

/** Points that each person got by the first book, over lots of a few deeds. */
async function play(book: ReturnType<typeof bookOf>, deeds: readonly LotDeed[], atOnce = 3) {
  const packer = createPacker();
  const lots = [];
  for (let first = 0; first < deeds.length; first += atOnce)
    lots.push(packer.pack(deeds.slice(first, first + atOnce)));
  const { current } = await rehearse({ current: book, draft: bookOf([]) }, lots);
  const people = [...new Set(deeds.map(({ person }) => person.id))];
  return Object.fromEntries(people.map((id, place) => [id, current.earned.array[place] ?? 0]));
}

describe('each limit is counted as awards are', () => {
  const report = (caps: Rule['caps'], given: Partial<Rule> = {}) =>
    bookOf([ruleOf({ id: '2.1', deed: 'report.verified', caps, ...given })]);
  const hoursApart = (hours: number, count: number) =>
    Array.from({ length: count }, (_, nth) => deedOf({ at: start + nth * hours * hourMs }));

  test('a limit of the day begins anew the next morning', async () => {
    expect(await play(report({ perDay: 2 }), hoursApart(6, 8))).toEqual({ a: 15 });
  });
  test('points of the day are cut to what is left', async () => {
    expect(await play(report({ pointsPerDay: 5 }), hoursApart(1, 4))).toEqual({ a: 5 });
  });
  test('a limit of the month holds until the month ends', async () => {
    expect(await play(report({ perMonth: 2 }), hoursApart(12, 6))).toEqual({ a: 12 });
  });
  test('hours between two awards count from the last that earned', async () => {
    expect(await play(report({}, { cooldownHours: 24 }), hoursApart(10, 6))).toEqual({ a: 6 });
    // An hour that is not over does not count.
    expect(await play(report({}, { cooldownHours: 24 }), hoursApart(23.5, 3))).toEqual({ a: 6 });
  });
  test('a household shares its limit, and so do those who report one place', async () => {
    const deeds = ['a', 'b', 'c'].map((id, nth) =>
      deedOf({
        at: start + nth * hourMs,
        person: { id, ageGroup: null, grid: null },
        household: 'home',
        position: { lng: 120, lat: 28 },
      }),
    );
    expect(await play(report({ perHouseholdMonth: 2 }), deeds)).toEqual({ a: 3, b: 3, c: 0 });
    expect(await play(report({ perPlaceMonth: 1 }), deeds)).toEqual({ a: 3, b: 0, c: 0 });
  });
  test('the second at a place gets the supporter’s share within the days, and all after them', async () => {
    const samePlace = { days: 2, metres: 50, supporterPercent: 40 };
    const book = report({}, { base: { kind: 'fixed', points: 10 }, samePlace });
    const there = (days: number) =>
      deedOf({ at: start + days * dayMs, position: { lng: 120, lat: 28 } });
    expect(await play(book, [there(0), there(1), there(4)])).toEqual({ a: 24 });
    const joining = deedOf({ at: start + 9 * dayMs, category: '050100', joined: true });
    expect(await play(book, [there(0), joining])).toEqual({ a: 14 });
  });
  test('with the same other party only so often in twelve months', async () => {
    const book = report({ perCounterpartYear: 1 });
    const with_ = (counterpart: string, days: number) =>
      deedOf({ counterpart, at: start + days * dayMs });
    expect(await play(book, [with_('x', 0), with_('y', 1), with_('x', 2)])).toEqual({ a: 6 });
  });
  test('awards of a person in a day are counted over all rules', async () => {
    const rules = [
      ruleOf({ id: '1.1', deed: 'patrol.hour' }),
      ruleOf({ id: '2.1', deed: 'report.verified' }),
    ];
    const deeds = [deedOf(), deedOf({ kind: 'patrol.hour' }), deedOf({ at: start + dayMs })];
    expect(await play(bookOf(rules, { awardsPerPersonDay: 1 }), deeds)).toEqual({ a: 6 });
  });
  test('what goes with a report that earned nothing earns nothing', async () => {
    const rules = [
      ruleOf({ id: '2.1', deed: 'report.verified', caps: { perDay: 1 } }),
      ruleOf({ id: '2.4', deed: 'report.solved', base: { kind: 'fixed', points: 2 } }),
    ];
    const deeds = [
      deedOf({ source: 'one' }),
      deedOf({ source: 'two' }),
      deedOf({ source: 'one', kind: 'report.solved' }),
      deedOf({ source: 'two', kind: 'report.solved' }),
    ];
    expect(await play(bookOf(rules), deeds)).toEqual({ a: 5 });
  });
});

test('deeds out of order are a defect and are not counted silently', async () => {
  const deeds = [deedOf({ at: start + 2 * dayMs }), deedOf({ at: start })];
  await expect(play(bookOf([]), deeds)).rejects.toThrow('order of time');
});

interface Past {
  deed: LotDeed;
  rule: string | undefined;
  points: number;
}

/** Counts by looking through everything that was, one deed after another. */
function countNaively(book: ReturnType<typeof bookOf>, deeds: readonly LotDeed[]) {
  const past: Past[] = [];
  for (const deed of deeds) {
    const on = localDate(new Date(deed.at));
    const inHousehold = deed.household !== null;
    const facts = { ...deed, on, inHousehold };
    const rule = book.find(facts)?.rule;
    const lead = past.findLast(
      (one) => one.deed.kind === 'report.verified' && one.deed.source === deed.source,
    );
    const today = past.filter((one) => one.points > 0 && isOfDay(one, deed, on));
    const most = book.document.awardsPerPersonDay;
    const stopped =
      (deed.kind === 'report.solved' && lead?.points === 0) ||
      (most !== null && today.length >= most);
    const points =
      rule === undefined || stopped
        ? 0
        : (book.decide(facts, countBefore(past, { deed, rule, on }))?.points ?? 0);
    past.push({ deed, rule: rule?.id, points });
  }
  const sums: Record<string, number> = {};
  for (const { deed, points } of past) sums[deed.person.id] = (sums[deed.person.id] ?? 0) + points;
  return sums;
}

const isOfDay = (one: Past, deed: LotDeed, on: string) =>
  one.deed.person.id === deed.person.id && localDate(new Date(one.deed.at)) === on;

const metresBetween = (a: LotDeed, b: LotDeed) => {
  if (a.position === null || b.position === null) return Infinity;
  const dy = a.position.lat - b.position.lat;
  const dx = (a.position.lng - b.position.lng) * Math.cos((b.position.lat * Math.PI) / 180);
  return 111_320 * Math.sqrt(dy ** 2 + dx ** 2);
};

function countBefore(
  past: readonly Past[],
  { deed, rule, on }: { deed: LotDeed; rule: Rule; on: string },
): CountedBefore {
  const counted = past.filter((one) => one.points > 0 && one.rule === rule.id);
  const own = counted.filter((one) => one.deed.person.id === deed.person.id);
  const begins = (one: Past, length: number) =>
    localDate(new Date(one.deed.at)).slice(0, length) === on.slice(0, length);
  const sum = (some: readonly Past[]) => some.reduce((total, one) => total + one.points, 0);
  const today = own.filter((one) => begins(one, 10));
  const thisMonth = own.filter((one) => begins(one, 7));
  const ofMonth = counted.filter((one) => one.deed.at >= startOfMonth(on).getTime());
  const place = rule.samePlace;
  const last = own.at(-1);
  const yearAgo = deed.at - 365 * dayMs;
  return {
    today: today.length,
    thisMonth: thisMonth.length,
    thisYear: own.filter((one) => begins(one, 4)).length,
    ever: own.length,
    pointsToday: sum(today),
    pointsThisMonth: sum(thisMonth),
    householdThisMonth: ofMonth.filter(
      (one) => deed.household !== null && one.deed.household === deed.household,
    ).length,
    placeThisMonth: ofMonth.filter((one) => metresBetween(one.deed, deed) <= (place?.metres ?? 30))
      .length,
    counterpartThisYear: own.filter(
      (one) =>
        deed.counterpart !== null &&
        one.deed.counterpart === deed.counterpart &&
        one.deed.at > yearAgo,
    ).length,
    hoursSince: last === undefined ? null : Math.floor((deed.at - last.deed.at) / hourMs),
    samePlace:
      place !== null &&
      past.some(
        (one) =>
          one.deed.kind === deed.kind &&
          deed.category !== null &&
          one.deed.category === deed.category &&
          one.deed.at > deed.at - place.days * dayMs &&
          metresBetween(one.deed, deed) <= place.metres,
      ),
  };
}

const some = (max: number) => fc.option(fc.integer({ min: 1, max }), { nil: undefined });
const aRule = fc.record({
  deed: fc.constantFrom<DeedKind>(
    'report.verified',
    'report.solved',
    'patrol.hour',
    'mediation.lead',
  ),
  categories: fc.constantFrom<string[]>([], ['04'], ['0403']),
  points: fc.integer({ min: 1, max: 9 }),
  caps: fc.record({
    perDay: some(3),
    perMonth: some(6),
    perYear: some(12),
    perPerson: some(20),
    pointsPerDay: some(20),
    pointsPerMonth: some(40),
    perHouseholdMonth: some(6),
    perPlaceMonth: some(4),
    perCounterpartYear: some(3),
  }),
  cooldownHours: fc.option(fc.integer({ min: 1, max: 60 })),
  samePlace: fc.option(
    fc.record({
      days: fc.integer({ min: 1, max: 9 }),
      metres: fc.constantFrom(30, 120, 400),
      supporterPercent: fc.constantFrom(0, 40),
    }),
  ),
});
const aDeed = fc.record({
  minutes: fc.integer({ min: 0, max: 1_200 }),
  kind: fc.constantFrom<DeedKind>(
    'report.verified',
    'report.solved',
    'patrol.hour',
    'mediation.lead',
  ),
  person: fc.integer({ min: 0, max: 4 }),
  source: fc.integer({ min: 0, max: 30 }),
  category: fc.constantFrom(null, '040300', '040100', '050100'),
  position: fc.option(
    fc.record({
      lng: fc.integer({ min: 0, max: 8 }).map((step) => 120 + step * 0.0004),
      lat: fc.integer({ min: 0, max: 8 }).map((step) => 28 + step * 0.0004),
    }),
  ),
  counterpart: fc.option(fc.constantFrom('x', 'y')),
});

test('for any book and deeds: the points of naive counting, deed by deed', async () => {
  const facts = fc.record({
    rules: fc.array(aRule, { minLength: 1, maxLength: 5 }),
    deeds: fc.array(aDeed, { minLength: 1, maxLength: 60 }),
    awardsPerPersonDay: fc.option(fc.integer({ min: 1, max: 4 })),
    atOnce: fc.integer({ min: 1, max: 30 }),
  });
  await fc.assert(
    fc.asyncProperty(facts, async ({ rules, deeds, awardsPerPersonDay, atOnce }) => {
      const book = bookOf(
        rules.map(({ points, caps, ...rule }, place) =>
          ruleOf({
            ...rule,
            id: `2.${place}`,
            base: { kind: 'fixed', points },
            caps: JSON.parse(JSON.stringify(caps)),
          }),
        ),
        { awardsPerPersonDay },
      );
      let at = start;
      const inTime = deeds.map(({ minutes, person, source, ...deed }) => {
        at += minutes * 60_000;
        const household = person < 3 ? 'home' : null;
        const who = { id: `p${person}`, ageGroup: null, grid: null };
        return deedOf({ ...deed, at, person: who, household, source: `s${source}` });
      });
      expect(await play(book, inTime, atOnce)).toEqual(countNaively(book, inTime));
    }),
    { numRuns: 300 },
  );
});
