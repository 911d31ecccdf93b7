import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countTime,
  decideSignUp,
  deedOf,
  fillSeats,
  findSeat,
  objectionToCancelling,
  objectionToPostponing,
  objectionToPresence,
  objectionToScan,
  objectionToTakingBack,
  objectionToTimes,
  type PartFacts,
  type SignUpFacts,
  type Terms,
} from './decide.ts';

const at = (time: string) => new Date(`2026-11-${time}:00+08:00`);
const terms: Terms = {
  state: 'open',
  startsAt: at('28T14:00'),
  endsAt: at('28T16:00'),
  closesAt: at('28T12:00'),
  seats: 10,
  keptSeats: 2,
  priority: null,
};
const someone = { earned: 0, firstTime: false };
const newcomer = { earned: 0, firstTime: true };
const free = { seated: 0, kept: 0 };

describe('signing up', () => {
  const early = { ...terms, priority: { from: 100, until: at('20T08:00') } };
  const sign = (change: Partial<SignUpFacts>, now = at('21T08:00')) =>
    decideSignUp({ terms, taken: free, person: someone, state: null, ...change }, now);

  test.each<[string, Partial<SignUpFacts>, Date | undefined, unknown]>([
    ['gives a seat', {}, undefined, { seat: 'general' }],
    ['gives a first-timer a kept one', { person: newcomer }, undefined, { seat: 'kept' }],
    [
      'gives a first-timer one of the others when those are gone',
      { person: newcomer, taken: { seated: 2, kept: 2 } },
      undefined,
      { seat: 'general' },
    ],
    [
      'keeps the kept ones: whoever was there before waits',
      { taken: { seated: 8, kept: 0 } },
      undefined,
      { seat: 'waiting' },
    ],
    [
      'gives what is left of them to anybody a day before',
      { taken: { seated: 8, kept: 0 } },
      at('27T14:00'),
      { seat: 'general' },
    ],
    ['ends when all are taken', { taken: { seated: 10, kept: 2 } }, undefined, { seat: 'waiting' }],
    ['is over when it closes', {}, at('28T12:00'), { refused: 'sign_up_over' }],
    ['is done once', { state: 'seated' }, undefined, { refused: 'signed_up_already' }],
    ['is done once, waiting', { state: 'waiting' }, undefined, { refused: 'signed_up_already' }],
    ['can be done again after withdrawing', { state: 'withdrawn' }, undefined, { seat: 'general' }],
    [
      'is not for what was called off',
      { terms: { ...terms, state: 'cancelled' } },
      undefined,
      { refused: 'activity_cancelled' },
    ],
    [
      'is first for those who have earned enough',
      { terms: early },
      at('19T08:00'),
      { refused: 'priority_first' },
    ],
    [
      'is theirs then',
      { terms: early, person: { earned: 100, firstTime: false } },
      at('19T08:00'),
      { seat: 'general' },
    ],
    [
      'lets first-timers in all the same, on the seats kept for them',
      { terms: early, person: newcomer },
      at('19T08:00'),
      { seat: 'kept' },
    ],
    [
      'lets no more of them in than there are such seats',
      { terms: early, person: newcomer, taken: { seated: 2, kept: 2 } },
      at('19T08:00'),
      { refused: 'priority_first' },
    ],
    ['is everybody’s when that ends', { terms: early }, at('20T08:00'), { seat: 'general' }],
  ])('%s', (_, change, now, expected) => {
    expect(sign(change, now)).toEqual(expected);
  });
});

describe('a seat that comes free', () => {
  const waiting = [
    { id: 'a', firstTime: false },
    { id: 'b', firstTime: true },
    { id: 'c', firstTime: false },
  ];
  const fill = (taken: { seated: number; kept: number }, now = at('21T08:00')) =>
    fillSeats(terms, { taken, waiting }, now).map(({ id, seat }) => `${id} ${seat}`);

  test('goes to whoever waits longest', () => {
    expect(fill({ seated: 9, kept: 2 })).toEqual(['a general']);
  });
  test('that is kept goes to the first first-timer', () => {
    expect(fill({ seated: 9, kept: 1 })).toEqual(['b kept']);
  });
  test('and the rest of them, a day before, to the others in their order', () => {
    expect(fill({ seated: 8, kept: 0 }, at('27T14:00'))).toEqual(['a general', 'b general']);
  });
  test('is nobody’s once it is over or called off', () => {
    expect(fill({ seated: 0, kept: 0 }, at('28T16:00'))).toEqual([]);
    const off = { ...terms, state: 'cancelled' } as const;
    expect(fillSeats(off, { taken: free, waiting }, at('21T08:00'))).toEqual([]);
  });
});

test('no order of signing up and waiting fills more seats than there are, or takes kept ones from first-timers', () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { maxLength: 30 }),
      fc.integer({ min: 1, max: 12 }),
      fc.nat({ max: 11 }),
      (people, seats, kept) => {
        const held = { ...terms, seats, keptSeats: Math.min(kept, seats - 1) };
        const taken = { seated: 0, kept: 0 };
        let others = 0;
        for (const firstTime of people) {
          const seat = findSeat(held, { taken, firstTime }, at('21T08:00'));
          if (seat === undefined) continue;
          taken.seated += 1;
          if (seat === 'kept') taken.kept += 1;
          if (!firstTime) others += 1;
        }
        expect(taken.seated).toBeLessThanOrEqual(seats);
        expect(others).toBeLessThanOrEqual(seats - held.keptSeats);
      },
    ),
  );
});

const part: PartFacts = {
  state: 'seated',
  inAt: null,
  outAt: null,
  countedAt: null,
  takenBackAt: null,
  toCompare: false,
  confirmedAt: null,
};
const there = { ...part, inAt: at('28T14:00') };
const gone = { ...there, outAt: at('28T15:30'), countedAt: at('28T15:30') };

describe('the code', () => {
  const scan = (
    direction: 'in' | 'out',
    one: PartFacts | null,
    now: Date,
    seat: 'general' | undefined = undefined,
  ) => objectionToScan({ terms, direction, part: one, seat }, now);

  test.each<[string, ReturnType<typeof scan>, unknown]>([
    ['lets in who has a seat', scan('in', part, at('28T13:00')), undefined],
    ['not more than an hour before', scan('in', part, at('28T12:59')), 'not_now'],
    ['nor once it is over', scan('in', part, at('28T16:00')), 'not_now'],
    [
      'lets in who has none while there is one',
      scan('in', null, at('28T14:00'), 'general'),
      undefined,
    ],
    ['and nobody after that', scan('in', null, at('28T14:00')), 'no_seat'],
    ['lets in once', scan('in', there, at('28T14:10')), 'signed_in_already'],
    ['not again after leaving', scan('in', gone, at('28T15:40')), 'signed_in_already'],
    ['lets out who is in', scan('out', there, at('28T18:00')), undefined],
    ['not before it began', scan('out', there, at('28T13:59')), 'not_now'],
    ['until two hours after the end', scan('out', there, at('28T18:01')), 'not_now'],
    ['nobody else', scan('out', part, at('28T15:00')), 'not_signed_in'],
    ['once', scan('out', gone, at('28T15:40')), 'signed_out_already'],
  ])('%s', (_, objection, expected) => {
    expect(objection).toBe(expected);
  });
});

describe('a line of the list or of the sheet', () => {
  const enter = (
    change: Partial<Parameters<typeof objectionToPresence>[0]>,
    now = at('29T09:00'),
  ) =>
    objectionToPresence(
      { terms, part: null, from: at('28T14:00'), until: at('28T16:00'), ...change },
      now,
    );

  test.each<[string, ReturnType<typeof enter>, unknown]>([
    ['is entered', enter({}), undefined],
    ['is entered for who came and did not sign out', enter({ part: there }), undefined],
    ['counts nobody twice', enter({ part: gone }), 'counted_already'],
    ['ticks somebody off once', enter({ part: there, until: null }), 'signed_in_already'],
    ['fits the activity', enter({ from: at('28T12:59') }), 'presence_times'],
    ['ends after it begins', enter({ until: at('28T14:00') }), 'presence_times'],
    ['is about what has happened', enter({}, at('28T15:58')), 'not_yet'],
    ['though the clock of a desk may be a minute ahead', enter({}, at('28T15:59')), undefined],
    ['comes within sixty days', enter({}, new Date('2027-01-27T08:01:00Z')), 'sheet_too_late'],
    ['has times', enter({ from: new Date(Number.NaN) }), 'presence_times'],
  ])('%s', (_, objection, expected) => {
    expect(objection).toBe(expected);
  });
});

describe('the time that counts', () => {
  const planned = { from: at('28T14:00'), until: at('28T16:00') };
  const count = (from: string, until: string, others: [string, string][] = []) =>
    countTime(
      planned,
      { from: at(from), until: at(until) },
      others.map(([begin, end]) => ({ from: at(begin), until: at(end) })),
    ).minutes;

  test('is the time somebody was there, within the activity', () => {
    expect(count('28T14:10', '28T15:40')).toBe(90);
    expect(count('28T13:00', '28T18:00')).toBe(120);
    expect(count('28T16:30', '28T17:00')).toBe(0);
  });
  test('leaves out what another activity has counted, and that once', () => {
    expect(count('28T14:00', '28T16:00', [['28T13:00', '28T14:30']])).toBe(90);
    expect(
      count('28T14:00', '28T16:00', [
        ['28T14:30', '28T15:00'],
        ['28T14:45', '28T15:15'],
      ]),
    ).toBe(75);
  });
  test('of any number of activities never adds up to more than there was', () => {
    const span = fc
      .tuple(fc.nat({ max: 600 }), fc.nat({ max: 300 }))
      .map(([from, length]) => ({ from, until: from + length }));
    const minute = (one: number) => new Date(at('28T08:00').getTime() + one * 60_000);
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
        const counted: { from: Date; until: Date }[] = [];
        let sum = 0;
        for (const { from, until } of spans) {
          const one = { from: minute(from), until: minute(until) };
          const { minutes, ...held } = countTime(one, one, counted);
          sum += minutes;
          counted.push(held);
        }
        const union = new Set(
          spans.flatMap(({ from, until }) =>
            Array.from({ length: until - from }, (_, step) => from + step),
          ),
        );
        expect(sum).toBe(union.size);
      }),
    );
  });
  test('is an hour of service, or having been there for half of it', () => {
    expect(deedOf('volunteering', { minutes: 1 }, planned)).toEqual({
      kind: 'activity.hour',
      quantity: 1,
    });
    expect(deedOf('volunteering', { minutes: 0 }, planned)).toBeNull();
    expect(deedOf('lecture', { minutes: 60 }, planned)).toEqual({
      kind: 'activity.attended',
      quantity: 1,
    });
    expect(deedOf('council', { minutes: 59 }, planned)).toBeNull();
  });
});

test('an activity begins and ends in order and in time, and an early sign-up ends before the rest', () => {
  const now = at('20T08:00');
  const wrong = (change: Partial<Terms>) => {
    const { priority, ...times } = { ...terms, ...change };
    return objectionToTimes(times, priority, now);
  };
  expect(wrong({})).toBeUndefined();
  expect(wrong({ endsAt: terms.startsAt })).toBe('times_wrong');
  expect(wrong({ closesAt: at('28T16:01') })).toBe('times_wrong');
  expect(wrong({ endsAt: new Date('2026-12-02T08:00:00Z') })).toBe('times_wrong');
  expect(wrong({ startsAt: new Date(Number.NaN) })).toBe('times_wrong');
  const today = { startsAt: now, endsAt: at('20T10:00'), closesAt: at('20T09:00') };
  expect(wrong(today)).toBe('time_past');
  expect(wrong({ closesAt: now })).toBe('time_past');
  expect(wrong({ priority: { from: 1, until: now } })).toBe('priority_wrong');
  expect(wrong({ priority: { from: 1, until: terms.closesAt } })).toBe('priority_wrong');
  const far = { startsAt: at('28T14:00'), endsAt: at('28T16:00'), closesAt: at('28T14:00') };
  expect(objectionToTimes(far, null, new Date('2025-10-01T00:00:00Z'))).toBe('too_far_ahead');
});

test('nobody puts off what people have come to, or calls off what was counted', () => {
  expect(objectionToPostponing({ state: 'open' }, { present: 0 })).toBeUndefined();
  expect(objectionToPostponing({ state: 'open' }, { present: 1 })).toBe('activity_begun');
  expect(objectionToPostponing({ state: 'cancelled' }, { present: 0 })).toBe('activity_cancelled');
  expect(objectionToCancelling({ state: 'open' }, { counted: 0 })).toBeUndefined();
  expect(objectionToCancelling({ state: 'open' }, { counted: 1 })).toBe('activity_counted');
  expect(objectionToCancelling({ state: 'cancelled' }, { counted: 0 })).toBe('activity_cancelled');
});

test('what was counted is taken back once, and by somebody else', () => {
  const back = (one: PartFacts, by = 'other') =>
    objectionToTakingBack({ part: one, recordedBy: 'me', by });
  expect(back(gone)).toBeUndefined();
  expect(back(gone, 'me')).toBe('entered_yourself');
  expect(back(there)).toBe('not_counted');
  expect(back({ ...gone, takenBackAt: at('29T09:00') })).toBe('taken_back_already');
});
