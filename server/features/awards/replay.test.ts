import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RulebookDocument } from '../../../contract/rules.ts';
import { rulebook } from '../../../test/county.ts';
import { changedRule } from '../../../test/rulebooks.ts';
import { localDate } from '../../platform/calendar.ts';
import { compileBook, reportOf } from '../rules/service.ts';
import { type Past, replay } from './replay.ts';

type Change = Parameters<typeof changedRule>[1];

const bookOf = (change: Change, version = 2, whole: Partial<RulebookDocument> = {}) =>
  compileBook({
    version,
    document: {
      ...rulebook,
      ...whole,
      rules: [
        ...rulebook.rules.filter(({ id }) => id !== '2.2'),
        changedRule('2.2', { samePlace: null, ...change }),
      ],
    },
  });

interface Told extends Partial<Omit<Past, 'deed'>> {
  deed?: Partial<Past['deed']>;
}

/** A parking report of which the award gave so much. */
const past = (at: string, points: number, { deed, ...told }: Told = {}): Past => ({
  deed: {
    ...reportOf('040300', localDate(new Date(at))),
    household: null,
    counterpart: null,
    position: null,
    ...deed,
  },
  at: new Date(at),
  rule: '2.2',
  ruleVersion: 1,
  decided: points,
  given: [{ award: at, points, householdPoints: 0, pool: 'residents' }],
  around: {},
  ...told,
});
const [eight, nine, ten] = ['2026-10-14T00:00Z', '2026-10-14T01:00Z', '2026-10-14T02:00Z'] as const;
const differences = (pasts: Past[], change: Change, whole: Partial<RulebookDocument> = {}) =>
  replay(pasts, { wrong: 1, right: bookOf(change, 2, whole) }).map(({ award, points }) => [
    award,
    points,
  ]);

test('deeds that earn the same under both versions do not differ', () => {
  expect(differences([past(eight, 3), past(nine, 3)], {})).toEqual([]);
});

test('what was given too little or too much is the difference', () => {
  const five = { base: { kind: 'fixed', points: 5 } } as const;
  expect(differences([past(eight, 3)], five)).toEqual([[eight, 2]]);
  expect(differences([past(eight, 30)], {})).toEqual([[eight, -27]]);
});

test('an earlier deed that now counts leaves less for a later one', () => {
  const once = { caps: { perDay: 1 } };
  expect(differences([past(eight, 0), past(nine, 3), past(ten, 0)], once)).toEqual([
    [eight, 3],
    [nine, -3],
  ]);
});

test('a deed of another version counts as it was decided, and is not decided again', () => {
  const once = { caps: { perDay: 1 } };
  const other = past(eight, 9, { ruleVersion: 3 });
  expect(differences([other, past(nine, 3)], once)).toEqual([[nine, -3]]);
});

test('beyond the awards that the right book allows in a day nothing is given', () => {
  const three = [past(eight, 3), past(nine, 3), past(ten, 0)];
  expect(differences(three, { caps: {} })).toEqual([[ten, 3]]);
  expect(differences(three, { caps: {} }, { awardsPerPersonDay: 2 })).toEqual([]);
  expect(differences(three, { caps: {} }, { awardsPerPersonDay: 1 })).toEqual([[nine, -3]]);
});

test('what was added to an award counts as given, and is taken back after the award itself', () => {
  const own = { award: 'own', points: 1, householdPoints: 0, pool: 'residents' };
  const added = { ...own, award: 'added', points: 4 };
  const moved = past(eight, 1, { given: [own, added] });
  const worth = (points: number) => ({ base: { kind: 'fixed', points } as const });
  expect(differences([moved], worth(5))).toEqual([]);
  expect(differences([moved], worth(6))).toEqual([['own', 1]]);
  expect(differences([moved], worth(2))).toEqual([
    ['own', -1],
    ['added', -2],
  ]);
});

test('limits of a household and a place count others as decided and one’s own as decided again', () => {
  const position = { lng: 120.05, lat: 28.85 };
  const elsewhere = { lng: 120.06, lat: 28.85 };
  const inside = (at: string, points: number, others: number) =>
    past(at, points, { deed: { household: 'h' }, around: { householdThisMonth: others } });
  const house = { caps: { perHouseholdMonth: 2 } };
  expect(differences([inside(eight, 3, 0), inside(nine, 3, 0), inside(ten, 3, 0)], house)).toEqual([
    [ten, -3],
  ]);
  expect(differences([inside(eight, 3, 1), inside(nine, 3, 1)], house)).toEqual([[nine, -3]]);
  expect(differences([past(eight, 3), past(nine, 3), past(ten, 3)], house)).toEqual([]);
  const here = (at: string) => past(at, 3, { deed: { position } });
  const place = { caps: { perPlaceMonth: 1 } };
  expect(differences([here(eight), here(nine)], place)).toEqual([[nine, -3]]);
  expect(
    differences([here(eight), past(nine, 3, { deed: { position: elsewhere } })], place),
  ).toEqual([]);
});

test('the same other party counts for twelve months', () => {
  const party = (at: string) => past(at, 3, { deed: { counterpart: 'them' } });
  const change = { caps: { perCounterpartYear: 1 } };
  expect(differences([party('2025-10-14T01:00Z'), party(nine)], change)).toEqual([]);
  expect(differences([party('2025-10-14T01:01Z'), party(nine)], change)).toEqual([[nine, -3]]);
  expect(differences([past(eight, 3), past(nine, 3)], change)).toEqual([]);
});

const change = fc.record({
  base: fc.record({ kind: fc.constant('fixed' as const), points: fc.integer({ min: 0, max: 9 }) }),
  caps: fc.record(
    {
      perDay: fc.integer({ min: 1, max: 3 }),
      perMonth: fc.integer({ min: 1, max: 5 }),
      pointsPerDay: fc.integer({ min: 1, max: 12 }),
      perPerson: fc.integer({ min: 1, max: 8 }),
    },
    { requiredKeys: [] },
  ),
  cooldownHours: fc.option(fc.integer({ min: 1, max: 30 })),
  householdPercent: fc.constantFrom(0, 30, 50, 100),
});
const limit = fc.option(fc.integer({ min: 1, max: 3 }));
const hours = fc.uniqueArray(fc.integer({ min: 0, max: 24 * 40 }), { maxLength: 20 });
const start = Date.parse('2026-10-01T00:00Z');

/** A life that has been given nothing yet: replayed under a version, it earns what that one gives. */
const lifeOf = (offsets: readonly number[]) =>
  offsets
    .toSorted((a, b) => a - b)
    .map((offset) => {
      const at = new Date(start + offset * 3_600_000).toISOString();
      return past(at, 0, { deed: { household: 'h', inHousehold: true } });
    });

/** The same life with what the differences give and take. */
const given = (pasts: readonly Past[], lines: ReturnType<typeof replay>): Past[] =>
  pasts.map((one) => {
    const [own] = one.given;
    const line = lines.find(({ award }) => award === own.award);
    const points = own.points + (line?.points ?? 0);
    const householdPoints = own.householdPoints + (line?.householdPoints ?? 0);
    return {
      ...one,
      decided: points + householdPoints,
      given: [{ ...own, points, householdPoints }],
    };
  });

test('whatever the wrong version gave, corrected it is what the right one would have given', () => {
  fc.assert(
    fc.property(change, change, limit, hours, (before, after, awardsPerPersonDay, offsets) => {
      const wrong = bookOf(before, 1);
      const right = bookOf(after, 2, { awardsPerPersonDay });
      const life = lifeOf(offsets);
      const lived = given(life, replay(life, { wrong: 1, right: wrong }));
      const corrected = given(lived, replay(lived, { wrong: 1, right }));
      expect(corrected).toEqual(given(life, replay(life, { wrong: 1, right })));
      expect(replay(corrected, { wrong: 1, right })).toEqual([]);
    }),
  );
});
