import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redemptionStates } from '../../../contract/redemptions.ts';
import {
  decideReservation,
  type FirstGroup,
  isTypedOut,
  mayBecome,
  objectionToHandOver,
  objectionToReturn,
  type WantedFacts,
  type WhoFacts,
} from './decide.ts';

const now = new Date('2026-11-28T02:00:00Z');
const rice: WantedFacts = {
  value: 30,
  from: 0,
  areaPrefix: null,
  limit: null,
  monthDays: [],
  opensAt: null,
  closesAt: null,
  early: null,
  listed: true,
  open: true,
  slot: null,
  free: 1,
};
const somebody: WhoFacts = {
  grid: '339999001001001',
  ageClass: 'adult',
  ageGroup: null,
  account: 'own',
  inHousehold: false,
  spendable: 30n,
  price: 30,
  earned: 30,
  taken: 0,
  waiting: 0,
};
const athome = { account: 'household', inHousehold: true } as const;
const tomorrow = new Date('2026-11-29T02:00:00Z');
const codeOf = (wanted: Partial<WantedFacts>, who: Partial<WhoFacts> = {}) => {
  const decision = decideReservation({ ...rice, ...wanted }, { ...somebody, ...who }, now);
  return decision.kind === 'refuse' ? decision.code : decision.kind;
};

describe('whether something can be reserved', () => {
  test.each<[string, Partial<WantedFacts>, Partial<WhoFacts>, string]>([
    ['the last piece, for the last points', {}, {}, 'reserve'],
    ['taken off the list', { listed: false }, {}, 'reward_gone'],
    ['at a counter that is closed', { open: false }, {}, 'reward_gone'],
    ['not yet', { opensAt: tomorrow }, {}, 'reward_not_begun'],
    ['no longer', { closesAt: now }, {}, 'reward_over'],
    ['by somebody under 14', {}, { ageClass: 'under_14' }, 'guardian_reserves'],
    ['from 14 on', {}, { ageClass: '14_17' }, 'reserve'],
    ['by somebody who has said no age', {}, { ageClass: null }, 'reserve'],
    ['with the household’s points', {}, athome, 'reserve'],
    ['with too few of them', {}, { ...athome, spendable: 29n }, 'not_enough_at_home'],
    ['with them, by somebody in no household', {}, { account: 'household' }, 'no_household'],
    ['with them, from 14 on', {}, { ...athome, ageClass: '14_17' }, 'grown_ups_spend'],
    ['with them, by a child', {}, { ...athome, ageClass: 'under_14' }, 'guardian_reserves'],
    [
      'with them, by one who has had theirs',
      { limit: { count: 1 } },
      { ...athome, taken: 1 },
      'limit_reached',
    ],
    ['on the 25th only', { monthDays: [25] }, {}, 'not_this_day'],
    ['on this day of the month', { monthDays: [25, 28] }, {}, 'reserve'],
    ['a slot that has begun', { slot: { startsAt: now } }, {}, 'slot_begun'],
    ['a slot to come', { slot: { startsAt: tomorrow } }, {}, 'reserve'],
    ['for another town', { areaPrefix: '339999002' }, {}, 'reward_other_area'],
    ['for the own town', { areaPrefix: '339999001' }, {}, 'reserve'],
    [
      'for a town, by somebody who has not said where they live',
      { areaPrefix: '339999001' },
      { grid: null },
      'reward_other_area',
    ],
    ['below the first level', {}, { price: undefined }, 'earned_too_little'],
    ['as many as allowed were had', { limit: { count: 2 } }, { taken: 2 }, 'limit_reached'],
    ['one fewer was had', { limit: { count: 2 } }, { taken: 1 }, 'reserve'],
    ['ten wait already', {}, { waiting: 10 }, 'too_many_waiting'],
    ['nothing is left', { free: 0 }, {}, 'sold_out'],
    ['one point short', {}, { spendable: 29n }, 'not_enough_points'],
  ])('%s', (_, wanted, who, outcome) => {
    expect(codeOf(wanted, who)).toBe(outcome);
  });

  const inThreeDays = new Date(now.getTime() + 3 * 86_400_000);
  const first = (...groups: FirstGroup[]) => ({
    opensAt: inThreeDays,
    early: { days: 3, groups },
  });
  const old: FirstGroup = { kind: 'age', ageGroup: '60_plus' };
  const near: FirstGroup = { kind: 'area', prefix: '339999001001' };
  const diligent: FirstGroup = { kind: 'earned', from: 500 };
  test.each<[string, FirstGroup[], Partial<WhoFacts>, string]>([
    ['who is sixty and older', [old], { ageGroup: '60_plus' }, 'reserve'],
    ['who is younger', [old], { ageGroup: '35_59' }, 'reward_not_begun'],
    ['who has not said an age', [old], {}, 'reward_not_begun'],
    ['who lives there', [near], {}, 'reserve'],
    ['who lives elsewhere', [near], { grid: '339999002001001' }, 'reward_not_begun'],
    ['who has said no home', [near], { grid: null }, 'reward_not_begun'],
    ['who has earned so much', [diligent], { earned: 500 }, 'reserve'],
    ['who has earned a point less', [diligent], { earned: 499 }, 'reward_not_begun'],
    ['who is of one of two groups', [old, diligent], { earned: 501 }, 'reserve'],
  ])('three days before it opens for everybody: %s', (_, groups, who, outcome) => {
    expect(codeOf(first(...groups), who)).toBe(outcome);
  });

  test('who comes first comes so many days earlier and no sooner, and is told which day is theirs', () => {
    const wanted = { ...rice, ...first(near), opensAt: new Date(inThreeDays.getTime() + 1) };
    expect(decideReservation(wanted, somebody, now)).toMatchObject({
      code: 'reward_not_begun',
      values: { opens: '2026-11-28' },
    });
    const other = { ...somebody, grid: null };
    expect(decideReservation(wanted, other, now)).toMatchObject({
      values: { opens: '2026-12-01' },
    });
  });

  test('who pays less is helped by exactly what is missing to the value', () => {
    const whole = fc.integer({ min: 0, max: 1_000 });
    fc.assert(
      fc.property(whole, whole, (value, less) => {
        const price = Math.max(0, value - less);
        const who = { ...somebody, price, spendable: BigInt(price) };
        const decision = decideReservation({ ...rice, value }, who, now);
        expect(decision).toEqual({ kind: 'reserve', points: price, help: value - price });
      }),
    );
  });
});

test('a redemption takes a step at a time, and what has ended stays ended', () => {
  const steps = redemptionStates.flatMap((from) =>
    redemptionStates.filter((then) => mayBecome(from, then)).map((then) => `${from} → ${then}`),
  );
  expect(steps).toEqual([
    'reserved → handed_over',
    'reserved → cancelled',
    'reserved → refused',
    'reserved → timed_out',
    'handed_over → returned',
  ]);
});

test('something is handed over by whoever saw the code, within ten minutes', () => {
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const asked = { staff: 'me', now };
  const presented = { state: 'reserved', presentedBy: 'me', presentedAt: minutesAgo(10) } as const;
  expect(objectionToHandOver(presented, asked)).toBeUndefined();
  expect(objectionToHandOver({ ...presented, presentedAt: minutesAgo(11) }, asked)).toBe(
    'not_presented',
  );
  expect(objectionToHandOver({ ...presented, presentedBy: 'another' }, asked)).toBe(
    'not_presented',
  );
  expect(objectionToHandOver({ ...presented, presentedAt: null }, asked)).toBe('not_presented');
  expect(objectionToHandOver({ ...presented, state: 'timed_out' }, asked)).toBe('redemption_ended');
});

test('something comes back within seven days, and once', () => {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const over = { state: 'handed_over', handedOverAt: daysAgo(7) } as const;
  expect(objectionToReturn(over, now)).toBeUndefined();
  expect(objectionToReturn({ ...over, handedOverAt: daysAgo(7.1) }, now)).toBe('return_too_late');
  const returned = { state: 'returned', handedOverAt: daysAgo(1) } as const;
  expect(objectionToReturn(returned, now)).toBe('redemption_not_handed_over');
});

test('five wrong codes in ten minutes or twenty a day stop the typing', () => {
  expect([
    isTypedOut({ recent: 4, today: 19 }),
    isTypedOut({ recent: 5, today: 5 }),
    isTypedOut({ recent: 0, today: 20 }),
  ]).toEqual([false, true, true]);
});
