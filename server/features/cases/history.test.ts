import { describe, expect, test } from 'vitest';
import { type CaseEvent, stateOf } from './history.ts';

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 9, day, hour));

type Told = [kind: CaseEvent['kind'], when: Date, more?: Partial<CaseEvent>];
const stateAfter = (...told: Told[]) =>
  stateOf(
    [['reported', at(1)] as Told, ...told].map(
      ([kind, when, more], index): CaseEvent => ({
        seq: index + 1,
        kind,
        at: when,
        actorKind: 'staff',
        actor: 'li',
        note: '',
        data: {},
        ...more,
      }),
    ),
  );
const accepted: Told = ['accepted', at(1, 1)];
const dispatched: Told = ['dispatched', at(1, 2), { data: { unit: 'west', resolveDays: 3 } }];
const handled: Told = ['handled', at(3)];
const verified: Told = ['verified', at(4)];

test('a case without a history is none', () => {
  expect(() => stateOf([])).toThrow('a case has a history');
});

test('the stage and its beginning are those of the step that led there', () => {
  expect(stateAfter(accepted, dispatched)).toMatchObject({
    stage: 'dispatched',
    stageSince: at(1, 2),
  });
  const answered = stateAfter(accepted, dispatched, ['answered', at(2)]);
  expect(answered).toMatchObject({ stage: 'dispatched', stageSince: at(1, 2), lastSeq: 4 });
  expect(answered.firstAnsweredAt).toEqual(at(2));
});

test('whoever it is sent on to has it from then, and not from when the first unit had it', () => {
  const onward: Told = ['dispatched', at(4), { data: { unit: 'east', resolveDays: 3 } }];
  expect(stateAfter(accepted, dispatched, onward)).toMatchObject({
    unit: 'east',
    stageSince: at(4),
    dispatchedAt: at(1, 2),
  });
});

test('whoever sends it out may find that it complains of a unit: that one is kept out beside any other', () => {
  const around = (when: Date, against: string): Told => [
    'dispatched',
    when,
    { data: { unit: 'east', resolveDays: 3, against } },
  ];
  const helping: Told = ['involved', at(2), { data: { coUnit: 'north' } }];
  const once = [accepted, dispatched, helping, around(at(3), 'west')] as Told[];
  expect(stateAfter(...once)).toMatchObject({
    against: 'west',
    alsoAgainst: [],
    coUnits: ['north'],
  });
  const twice = stateAfter(...once, around(at(4), 'north'), around(at(5), 'north'));
  expect(twice).toMatchObject({ against: 'west', alsoAgainst: ['north'], coUnits: [] });
});

test('the first answer is the first one: later answers do not move it', () => {
  const state = stateAfter(accepted, dispatched, ['answered', at(2)], ['answered', at(3)], handled);
  expect(state.firstAnsweredAt).toEqual(at(2));
});

describe('the date by which the next step is due', () => {
  test('first the answer within a day, then the work by its own date', () => {
    expect(stateAfter().deadline).toEqual(at(2));
    expect(stateAfter(accepted, dispatched).deadline).toEqual(at(2));
    expect(stateAfter(accepted, dispatched, ['answered', at(1, 3)]).deadline).toEqual(at(4, 2));
  });
  test('the check is due two days after the work was handled, not after it was sent out', () => {
    expect(stateAfter(accepted, dispatched, handled).deadline).toEqual(at(5));
  });
  test('the reporter has seven days from the check, the same days after which staff may close', () => {
    expect(stateAfter(accepted, dispatched, handled, verified).deadline).toEqual(at(11));
  });
  test('a case sent back is due on its old date, a reopened one on a new one', () => {
    expect(stateAfter(accepted, dispatched, handled, ['sent_back', at(4)]).deadline).toEqual(
      at(4, 2),
    );
    const reopened: Told = ['reopened', at(9), { actorKind: 'resident' }];
    expect(stateAfter(accepted, dispatched, handled, verified, reopened).deadline).toEqual(at(16));
  });
  test('when it has ended nobody owes anything', () => {
    const closed = stateAfter(accepted, dispatched, handled, verified, ['closed', at(12)]);
    expect(closed).toMatchObject({ deadline: null, closedAt: at(12), confirmed: false });
    expect(stateAfter(['refused', at(1, 5)])).toMatchObject({ deadline: null, closedAt: at(1, 5) });
  });
});

test('everybody who ever handled a case is remembered, also after it was sent back', () => {
  const again: Told = ['handled', at(6), { actor: 'zhao' }];
  const state = stateAfter(accepted, dispatched, handled, ['sent_back', at(4)], again, again);
  expect(state.handledBy).toEqual(['li', 'zhao']);
});

test('a word that comes after silence confirms what was closed, and not when', () => {
  const silent: Told = ['closed', at(12)];
  const word: Told = ['confirmed', at(20), { data: { rating: 4 } }];
  const before = stateAfter(accepted, dispatched, handled, verified, silent);
  const after = stateAfter(accepted, dispatched, handled, verified, silent, word);
  const { lastSeq } = after;
  expect(after).toEqual({ ...before, confirmed: true, rating: 4, lastSeq });
});

test('a reopened case has lost its rating and its confirmation, not its unit', () => {
  const confirmed: Told = ['confirmed', at(5), { data: { rating: 4 } }];
  const closed = stateAfter(accepted, dispatched, handled, verified, confirmed);
  expect(closed).toMatchObject({ stage: 'closed', confirmed: true, rating: 4 });
  const reopened = stateAfter(accepted, dispatched, handled, verified, confirmed, [
    'reopened',
    at(6),
  ]);
  expect(reopened).toMatchObject({
    stage: 'dispatched',
    unit: 'west',
    confirmed: false,
    rating: null,
    closedAt: null,
    handledAt: null,
    reopened: 1,
  });
});

test('publishing changes nothing but that it was published', () => {
  const before = stateAfter(accepted, dispatched, handled, verified, ['closed', at(12)]);
  const published = stateAfter(
    accepted,
    dispatched,
    handled,
    verified,
    ['closed', at(12)],
    ['published', at(13)],
  );
  expect(published).toEqual({ ...before, published: true, lastSeq: 7 });
});

describe('a case that staff found to be something else', () => {
  test('is that from then on, until they find otherwise', () => {
    const found = { data: { category: '060100', confidential: true } };
    const state = stateAfter(['accepted', at(1, 1), found]);
    expect(state).toMatchObject({ category: '060100', confidential: true });
    expect(stateAfter(accepted)).toMatchObject({ category: null, confidential: false });
  });
});

describe('a case that follows another', () => {
  const merged: Told = [
    'merged',
    at(2),
    {
      data: { into: 'lead', stage: 'dispatched', unit: 'west', resolveDueAt: at(5).toISOString() },
    },
  ];
  test('goes on from where that one stands', () => {
    expect(stateAfter(merged)).toMatchObject({
      matter: 'lead',
      stage: 'dispatched',
      unit: 'west',
      resolveDueAt: at(5),
    });
  });
  test('keeps when it was handled, where only the one that it follows is another', () => {
    const along: Told = ['merged', at(4), { data: { into: 'next', stage: 'answered' } }];
    expect(stateAfter(merged, handled, along)).toMatchObject({ matter: 'next', handledAt: at(3) });
    const joined = { into: 'next', stage: 'answered', handledAt: at(3).toISOString() } as const;
    expect(stateAfter(accepted, ['merged', at(4), { data: joined }]).handledAt).toEqual(at(3));
  });
  test('stays there when it is split off, and when its reporter says that it is not solved', () => {
    expect(stateAfter(merged, ['split', at(3)])).toMatchObject({
      matter: null,
      stage: 'dispatched',
    });
    const found = { category: '060100', confidential: true };
    const apart: Told = ['split', at(3), { data: { stage: 'reported' } }];
    expect(stateAfter(['accepted', at(2), { data: found }], apart)).toMatchObject({
      stage: 'reported',
      category: null,
      confidential: false,
    });
    expect(stateAfter(merged, handled, verified, ['reopened', at(6)]).matter).toBeNull();
  });
});

describe('the clock of the work', () => {
  const answeredFirst: Told = ['answered', at(1, 3)];
  const paused: Told = [
    'paused',
    at(2),
    { data: { reason: 'weather', until: at(10).toISOString() } },
  ];
  test('stands still while it is paused, and somebody looks again on the day that was named', () => {
    const state = stateAfter(accepted, dispatched, answeredFirst, paused);
    expect(state).toMatchObject({ pauseReason: 'weather', pausedAt: at(2), deadline: at(10) });
  });
  test('runs on by as much later as it stood still', () => {
    const state = stateAfter(accepted, dispatched, answeredFirst, paused, ['resumed', at(5)]);
    expect(state).toMatchObject({ pausedAt: null, pauseReason: null, resolveDueAt: at(7, 2) });
    expect(stateAfter(accepted, dispatched, paused, ['handled', at(3)])).toMatchObject({
      pausedAt: null,
      resolveDueAt: at(5, 2),
    });
  });
  test('does not stop that of the first answer', () => {
    expect(
      stateAfter(accepted, dispatched, ['paused', at(1, 4), paused[2] ?? {}]).deadline,
    ).toEqual(at(2));
  });
  test('is counted in all pauses together, also where one ended by the work being done or given back', () => {
    const again: Told = ['paused', at(6), paused[2] ?? {}];
    const once = stateAfter(accepted, dispatched, answeredFirst, paused, ['resumed', at(5)]);
    expect(once.pausedMs).toBe(at(5).getTime() - at(2).getTime());
    for (const kind of ['resumed', 'handled', 'handed_back'] as const) {
      const twice = [accepted, dispatched, paused, ['resumed', at(5)], again] as Told[];
      expect(stateAfter(...twice, [kind, at(8)]).pausedMs, kind).toBe(5 * 86_400_000);
    }
  });
  test('runs on once it is sent to another unit, as far as that is said', () => {
    const due = at(7, 2).toISOString();
    const onward = (pause: object): Told => [
      'dispatched',
      at(5),
      { data: { unit: 'east', resolveDueAt: due, ...pause } },
    ];
    const sent = (pause: object) => stateAfter(accepted, dispatched, paused, onward(pause));
    expect(sent({ pause: null })).toMatchObject({
      pausedAt: null,
      pausedMs: 3 * 86_400_000,
      resolveDueAt: at(7, 2),
    });
    // Before it ended the pause, it did not say so.
    expect(sent({})).toMatchObject({ pausedAt: at(2), pausedMs: 0 });
  });
  test('of a report that follows is counted once, whoever’s pause it was', () => {
    const following = (since: Date): Told => [
      'merged',
      at(4),
      {
        data: {
          into: 'lead',
          stage: 'dispatched',
          unit: 'west',
          resolveDueAt: at(9).toISOString(),
          pause: { at: since.toISOString(), reason: 'weather', until: at(10).toISOString() },
        },
      },
    ];
    const own = [accepted, dispatched, paused] as Told[];
    const days = (state: { pausedMs: number }) => state.pausedMs / 86_400_000;
    expect(days(stateAfter(...own, following(at(4))))).toBe(2);
    expect(days(stateAfter(...own, following(at(4)), ['resumed', at(6)]))).toBe(4);
    expect(days(stateAfter(...own, following(at(2)), ['resumed', at(6)]))).toBe(4);
  });
  test('goes by the instant that was promised, whatever the days would be counted as now', () => {
    const data = { unit: 'west', resolveDays: 3, resolveDueAt: at(9).toISOString() };
    expect(stateAfter(accepted, ['dispatched', at(1, 2), { data }]).resolveDueAt).toEqual(at(9));
  });
});

describe('a case that a unit gave back', () => {
  test('is late by the date of the work all the same: giving back hides no broken one', () => {
    const onward: Told = [
      'dispatched',
      at(5),
      { data: { unit: 'east', resolveDueAt: at(4).toISOString() } },
    ];
    const data = { reason: 'not_ours', dispatchDueAt: at(6).toISOString() };
    const back = [accepted, dispatched, ['answered', at(2)], onward] as Told[];
    const state = stateAfter(...back, ['handed_back', at(5, 1), { data }]);
    expect(state).toMatchObject({ stage: 'accepted', resolveDueAt: at(4), deadline: at(4) });
  });
  test('waits for another one, with the date that was promised', () => {
    const data = { reason: 'not_ours', dispatchDueAt: at(2, 5).toISOString() };
    const state = stateAfter(
      accepted,
      dispatched,
      ['answered', at(1, 3)],
      ['handed_back', at(1, 5), { data }],
    );
    expect(state).toMatchObject({
      stage: 'accepted',
      unit: null,
      dispatchedAt: null,
      handedBack: 1,
      resolveDueAt: at(4, 2),
      deadline: at(2, 5),
    });
  });
});

describe('a report that was returned to its reporter', () => {
  test('goes by what is written of its promises, and tells how long it lay there', () => {
    const data = {
      dispatchDueAt: at(5).toISOString(),
      firstAnswerDueAt: at(6).toISOString(),
      resolveDueAt: at(9).toISOString(),
    };
    const state = stateAfter(['returned', at(1, 3)], ['supplemented', at(4, 3), { data }]);
    expect(state).toMatchObject({
      stage: 'reported',
      dispatchDueAt: at(5),
      firstAnswerDueAt: at(6),
      resolveDueAt: at(9),
      withReporterMs: 3 * 86_400_000,
    });
    const twice = stateAfter(
      ['returned', at(1, 3)],
      ['supplemented', at(4, 3), { data }],
      ['returned', at(4, 5)],
      ['supplemented', at(4, 6), { data }],
    );
    expect(twice.withReporterMs).toBe(3 * 86_400_000 + 3_600_000);
  });
});

describe('a case of which somebody asked the reporter', () => {
  const asked = (result: 'solved' | 'not_solved' | 'not_reached'): Told => [
    'visited',
    at(12),
    { data: { result, ...(result === 'solved' ? { rating: 4 } : {}) } },
  ];
  const outcome = (...results: Told[]) =>
    stateAfter(accepted, dispatched, handled, verified, ...results);
  test('is closed by the word, opened by it, or neither', () => {
    expect(outcome(asked('solved'))).toMatchObject({ stage: 'closed', confirmed: true, rating: 4 });
    expect(outcome(asked('not_solved'))).toMatchObject({ stage: 'dispatched', reopened: 1 });
    expect(outcome(asked('not_reached'), asked('not_reached'))).toMatchObject({
      stage: 'awaiting_confirmation',
      visits: 2,
    });
  });
  test('is asked about anew once it was opened and worked on again', () => {
    const again = outcome(asked('not_solved'), ['handled', at(13)], ['verified', at(14)]);
    expect(again).toMatchObject({ stage: 'awaiting_confirmation', visits: 0 });
  });
});

test('what is supervised moves nowhere: whoever handles it stays responsible', () => {
  const before = stateAfter(accepted, dispatched);
  const after = stateAfter(accepted, dispatched, ['supervised', at(2), { actorKind: 'system' }]);
  expect(after).toEqual({ ...before, lastSeq: 4 });
});
