import { describe, expect, test } from 'vitest';
import { type CaseMove, type CaseStage, caseStages } from '../../../contract/case-road.ts';
import { type StaffRole, staffRoles } from '../../../contract/route.ts';
import {
  allowedMoves,
  answersOf,
  goesAlong,
  type MoveFacts,
  type Mover,
  mayHandle,
  refuseMerge,
  refuseMove,
  refuseSight,
  reporterMoves,
} from './decide.ts';
import { type CaseState, stateOf } from './history.ts';

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 9, day, hour));
const fresh = stateOf([
  { seq: 1, kind: 'reported', at: at(1), actorKind: 'resident', actor: null, data: {} },
]);

/** A case of the west squad that its member Li handled, at a stage since 1 October. */
const caseAt = (stage: CaseStage, state: Partial<CaseState> = {}): MoveFacts => ({
  state: { ...fresh, stage, unit: 'west', handledBy: ['li'], closedAt: at(1), ...state },
  confidential: false,
  withoutPhone: false,
  typedBy: null,
});
const person = (role: StaffRole, given: Partial<Mover> = {}): Mover => ({
  id: 'wang',
  unit: role === 'unit_handler' ? 'west' : null,
  roles: [role],
  ...given,
});
const monthLater = at(31);

describe('the road of a case: who may do what at which stage', () => {
  const road: Record<CaseStage, Partial<Record<StaffRole, CaseMove[]>>> = {
    reported: {
      intake: ['accept', 'return', 'refuse', 'transfer'],
      grid_worker: ['accept'],
      dispatcher: ['transfer'],
    },
    returned: { intake: ['refuse', 'transfer'], dispatcher: ['transfer'] },
    accepted: { intake: ['refuse', 'transfer'], dispatcher: ['dispatch', 'transfer'] },
    dispatched: {
      intake: ['refuse', 'transfer'],
      dispatcher: ['dispatch', 'involve', 'pause', 'transfer'],
      unit_handler: ['answer'],
    },
    answered: {
      intake: ['refuse', 'transfer'],
      dispatcher: ['transfer'],
      reviewer: ['verify'],
    },
    awaiting_confirmation: {
      reviewer: ['close'],
      dispatcher: ['close'],
      intake: ['visit'],
      grid_worker: ['visit'],
    },
    closed: { reviewer: ['publish'] },
    refused: {},
    withdrawn: {},
    transferred: {},
  };
  test.each(caseStages)('%s', (stage) => {
    for (const role of staffRoles) {
      const moves = allowedMoves(caseAt(stage), { mover: person(role), now: monthLater });
      expect(moves, role).toEqual(road[stage][role] ?? []);
    }
  });
});

test('a move that its stage does not have is refused as being too late or too early', () => {
  const early = refuseMove('verify', caseAt('dispatched'), {
    mover: person('reviewer'),
    now: monthLater,
  });
  expect(early).toBe('move_not_now');
});

describe('a case that follows another', () => {
  test('is not acted upon by itself until it is verified', () => {
    for (const stage of caseStages)
      for (const role of staffRoles) {
        const facts = caseAt(stage, { matter: 'lead' });
        const moves = allowedMoves(facts, { mover: person(role), now: monthLater });
        for (const move of moves)
          expect(['close', 'publish', 'unpublish', 'visit']).toContain(move);
      }
  });
  test('goes along with what is done, where its stage has that, and never with a refusal or a closing', () => {
    const goes = (move: CaseMove, stage: CaseStage) => goesAlong(move, caseAt(stage).state);
    expect(goes('answer', 'dispatched')).toBe(true);
    expect(goes('answer', 'closed')).toBe(false);
    expect(goes('refuse', 'reported')).toBe(false);
    expect(goes('close', 'awaiting_confirmation')).toBe(false);
    expect(goes('publish', 'closed')).toBe(false);
  });
  test('is paused along where it is not yet, and resumed where it is', () => {
    const { state } = caseAt('dispatched');
    const paused = { ...state, pausedAt: at(2) };
    expect([goesAlong('pause', state), goesAlong('pause', paused)]).toEqual([true, false]);
    expect([goesAlong('resume', state), goesAlong('resume', paused)]).toEqual([false, true]);
  });
});

describe('merging', () => {
  const one = (id: string, stage: CaseStage, confidential = false) => ({
    id,
    state: caseAt(stage).state,
    confidential,
  });
  test('is for cases that are still being handled, and for two of them', () => {
    expect(refuseMerge(one('a', 'reported'), one('b', 'dispatched'))).toBeUndefined();
    expect(refuseMerge(one('a', 'reported'), one('a', 'reported'))).toBe('merged_with_itself');
    for (const stage of ['returned', 'awaiting_confirmation', 'closed', 'refused'] as const)
      expect(refuseMerge(one('a', stage), one('b', 'reported')), stage).toBe('merge_not_now');
  });
  test('sets nothing back: one that is further along takes the other in', () => {
    expect(refuseMerge(one('a', 'dispatched'), one('b', 'reported'))).toBe('merge_other_way');
    expect(refuseMerge(one('a', 'answered'), one('b', 'dispatched'))).toBe('merge_other_way');
    expect(refuseMerge(one('a', 'dispatched'), one('b', 'dispatched'))).toBeUndefined();
  });
  test('puts nothing confidential beside what is not', () => {
    expect(refuseMerge(one('a', 'reported', true), one('b', 'reported'))).toBe(
      'merge_confidential',
    );
    expect(refuseMerge(one('a', 'reported', true), one('b', 'reported', true))).toBeUndefined();
  });
  test('puts nothing beside what complains of another unit', () => {
    const complaint = one('a', 'reported');
    const against = { ...complaint, state: { ...complaint.state, against: 'west' } };
    expect(refuseMerge(against, one('b', 'reported'))).toBe('merge_complaint');
  });
});

describe('answering', () => {
  const answer = (mover: Mover) =>
    refuseMove('answer', caseAt('dispatched'), { mover, now: monthLater });
  test('a unit’s people answer for their own unit only', () => {
    expect(answer(person('unit_handler', { unit: 'west' }))).toBeUndefined();
    expect(answer(person('unit_handler', { unit: 'east' }))).toBe('not_your_unit');
    expect(answer(person('unit_handler', { unit: null }))).toBe('not_your_unit');
  });
  test('nobody answers for a unit that is not theirs, whatever else they are', () => {
    expect(answer(person('grid_worker'))).toBe('not_your_role_here');
    const alsoElsewhere = person('grid_worker', {
      unit: 'east',
      roles: ['grid_worker', 'unit_handler'],
    });
    expect(answer(alsoElsewhere)).toBe('not_your_unit');
  });
});

describe('verifying', () => {
  const verify = (mover: Mover) =>
    refuseMove('verify', caseAt('answered'), { mover, now: monthLater });
  const onSpot = (mover: Mover) =>
    refuseMove('verify', caseAt('answered'), { mover, now: monthLater, onSite: true });
  test('nobody verifies what they handled, whatever other role they hold', () => {
    expect(verify(person('reviewer', { id: 'li' }))).toBe('verified_by_handler');
    expect(onSpot(person('grid_worker', { id: 'li' }))).toBe('verified_by_handler');
    expect(verify(person('reviewer'))).toBeUndefined();
  });
  test('who walks the grid checks on the spot, and never from a desk', () => {
    expect(onSpot(person('grid_worker'))).toBeUndefined();
    expect(verify(person('grid_worker'))).toBe('not_your_role_here');
    const secret = { ...caseAt('answered'), confidential: true };
    const there = { mover: person('grid_worker'), now: monthLater, onSite: true };
    expect(refuseMove('verify', secret, there)).toBe('not_your_role_here');
  });
  test('nobody verifies the work of their own unit', () => {
    const colleague = person('reviewer', { unit: 'west', roles: ['unit_handler', 'reviewer'] });
    expect(verify(colleague)).toBe('verified_by_handler');
    expect(verify({ ...colleague, unit: 'east' })).toBeUndefined();
  });
});

describe('verifying what was typed for a resident', () => {
  const verify = (typedBy: string) =>
    refuseMove(
      'verify',
      { ...caseAt('answered'), typedBy },
      { mover: person('grid_worker', { id: 'wang' }), now: monthLater, onSite: true },
    );
  test('whoever typed a report does not find it true, a colleague does', () => {
    expect(verify('wang')).toBe('verified_by_typist');
    expect(verify('zhou')).toBeUndefined();
  });
});

describe('closing without the reporter’s word', () => {
  const close = (now: Date, given: Partial<MoveFacts> = {}) =>
    refuseMove(
      'close',
      { ...caseAt('awaiting_confirmation'), ...given },
      { mover: person('reviewer'), now },
    );
  test('the reporter has seven days, to the instant', () => {
    expect(close(new Date(at(8).getTime() - 1))).toBe('confirmation_open');
    expect(close(at(8))).toBeUndefined();
  });
  test('whoever reported without a phone of their own has the same days, and is asked within them', () => {
    expect(close(at(2), { withoutPhone: true })).toBe('confirmation_open');
    const visited = { ...caseAt('awaiting_confirmation', { visits: 1 }), withoutPhone: true };
    expect(close(at(2), visited)).toBe('confirmation_open');
    expect(close(at(8), visited)).toBeUndefined();
    expect(close(at(31), { withoutPhone: true })).toBe('visit_first');
  });
});

describe('asking the reporter', () => {
  const visit = (now: Date, given: Partial<MoveFacts>, mover = person('grid_worker')) =>
    refuseMove('visit', { ...caseAt('awaiting_confirmation'), ...given }, { mover, now });
  test('is for those without a phone, and for those who were silent for seven days', () => {
    expect(visit(at(2), { withoutPhone: true })).toBeUndefined();
    expect(visit(at(2), {})).toBe('reporter_can_tell');
    expect(visit(at(8), {})).toBeUndefined();
  });
  test('is never for whoever handled it, nor for their unit or one that helped', () => {
    const byHandler = person('grid_worker', { id: 'li' });
    expect(visit(at(8), {}, byHandler)).toBe('verified_by_handler');
    const helper = person('grid_worker', { unit: 'east' });
    const helped = caseAt('awaiting_confirmation', { coUnits: ['east'] });
    expect(visit(at(8), helped, helper)).toBe('verified_by_handler');
  });
});

describe('a unit that is not the right one', () => {
  const handBack = (now: Date, unit: string) =>
    refuseMove('hand_back', caseAt('dispatched'), { mover: person('unit_handler', { unit }), now });
  test('says so within a day, to the instant', () => {
    expect(handBack(at(2), 'west')).toBeUndefined();
    expect(handBack(new Date(at(2).getTime() + 1), 'west')).toBe('hand_back_late');
    expect(handBack(at(1), 'east')).toBe('not_your_unit');
  });
});

describe('a unit that helps', () => {
  test('answers like the responsible one, and does not give the case back', () => {
    const helped = caseAt('dispatched', { coUnits: ['east'] });
    const mover = person('unit_handler', { unit: 'east' });
    expect(refuseMove('answer', helped, { mover, now: at(1) })).toBeUndefined();
    expect(refuseMove('hand_back', helped, { mover, now: at(1) })).toBe('not_your_unit');
  });
});

describe('a pause', () => {
  const paused = caseAt('dispatched', { pausedAt: at(1), pauseReason: 'weather' });
  const at1 = { mover: person('dispatcher'), now: at(1) };
  test('is made once, and ended once', () => {
    expect(refuseMove('pause', caseAt('dispatched'), at1)).toBeUndefined();
    expect(refuseMove('resume', caseAt('dispatched'), at1)).toBe('not_paused');
    expect(refuseMove('pause', paused, at1)).toBe('paused_already');
    expect(refuseMove('resume', paused, at1)).toBeUndefined();
  });
});

describe('a pause of work that is late', () => {
  const pause = (now: Date) =>
    refuseMove('pause', caseAt('dispatched', { resolveDueAt: at(4) }), {
      mover: person('dispatcher'),
      now,
    });
  test('is refused from the instant that the date has passed', () => {
    expect(pause(at(4))).toBeUndefined();
    expect(pause(new Date(at(4).getTime() + 1))).toBe('pause_late');
  });
});

test('a unit that is complained of has no part, any other may', () => {
  const complained = caseAt('accepted', { unit: null, against: 'west' }).state;
  expect(mayHandle(complained, 'west')).toBe(false);
  expect(mayHandle(complained, 'east')).toBe(true);
  expect(mayHandle(fresh, 'west')).toBe(true);
  const both = { ...complained, alsoAgainst: ['east'] };
  expect(['west', 'east', 'south'].map((unit) => mayHandle(both, unit))).toEqual([
    false,
    false,
    true,
  ]);
});

describe('publishing', () => {
  const publish = (given: Partial<MoveFacts>) =>
    refuseMove(
      'publish',
      { ...caseAt('closed'), ...given },
      { mover: person('reviewer'), now: monthLater },
    );
  test('a dispute or a clue is never published, a solved hazard once', () => {
    expect(publish({ confidential: true })).toBe('case_confidential');
    expect(publish(caseAt('closed', { published: true }))).toBe('case_published');
    expect(publish({})).toBeUndefined();
  });
  test('only what is published is taken down, by a reviewer, and then it may be published again', () => {
    const may = (published: boolean, role: StaffRole = 'reviewer') =>
      allowedMoves(caseAt('closed', { published }), { mover: person(role), now: monthLater });
    expect([may(true), may(false)]).toEqual([['unpublish'], ['publish']]);
    for (const role of staffRoles.filter((one) => one !== 'reviewer'))
      expect(may(true, role)).toEqual([]);
  });
});

describe('what the reporter may do', () => {
  const may = (stage: CaseStage, now: Date) => reporterMoves(caseAt(stage).state, now);
  test.each([
    ['reported', []],
    ['returned', ['supplement']],
    ['accepted', []],
    ['dispatched', []],
    ['answered', []],
    ['awaiting_confirmation', ['confirm', 'reopen']],
    ['closed', ['confirm', 'reopen']],
    ['refused', []],
  ] as const)('%s: %j', (stage, moves) => {
    expect(may(stage, at(2))).toEqual(moves);
  });
  test('what silence closed can be confirmed or reopened for thirty days', () => {
    expect(may('closed', at(31))).toEqual(['confirm', 'reopen']);
    expect(may('closed', new Date(at(31).getTime() + 1))).toEqual([]);
  });
  test('what they confirmed can only be reopened: a word is given once', () => {
    const { state } = caseAt('closed', { confirmed: true, rating: 4 });
    expect(reporterMoves(state, at(2))).toEqual(['reopen']);
  });
});

describe('what a reporter answers to the questions of a category', () => {
  const ask = { zh: '过得去吗？', en: 'Can people pass?' };
  const blocked = { code: 'blocked', name: { zh: '过不去', en: 'No' } };
  const category = { questions: [{ code: 'passable', ask, choices: [blocked] }] };
  const given = (question: string, choice: string) => answersOf(category, [{ question, choice }]);
  test('is kept in the words in which it was asked', () => {
    expect(given('passable', 'blocked')).toEqual([{ ask, answer: blocked.name }]);
  });
  test('is passed over where it is not asked any more, and refuses no report', () => {
    expect([given('how_long', 'weeks'), given('passable', 'flooded')]).toEqual([[], []]);
  });
});

describe('what somebody says to have seen on the spot', () => {
  const here = { lng: 120.05, lat: 28.85, accuracyM: 10 };
  const facts = { place: here, handledAt: at(2, 8) };
  const seen = (day: number, hour: number, position: { lng: number; lat: number } = here) =>
    refuseSight({ seenAt: at(day, hour), position }, facts, at(2, 12));

  test('counts for three days after, and not before the work', () => {
    expect(seen(2, 9)).toBeUndefined();
    expect(seen(2, 7)).toBe('seen_before_handled');
    expect(seen(2, 13)).toBe('seen_later');
    const late = refuseSight({ seenAt: at(2, 9), position: here }, facts, at(5, 10));
    expect(late).toBe('seen_long_ago');
  });

  test('counts within 300 metres, and as far beyond as neither position is known', () => {
    const east = (degrees: number, accuracyM = 0) => ({
      ...here,
      lng: 120.05 + degrees,
      accuracyM,
    });
    expect(seen(2, 9, east(0.003))).toBeUndefined();
    expect(seen(2, 9, east(0.004))).toBe('not_on_site');
    expect(seen(2, 9, east(0.004, 90))).toBeUndefined();
    expect(seen(2, 9, east(0.02, 100_000))).toBe('not_on_site');
  });

  test('of a case whose place is told in words nobody knows how far it is', () => {
    const sight = { seenAt: at(2, 9), position: { lng: 0, lat: 0 } };
    expect(refuseSight(sight, { ...facts, place: null }, at(2, 12))).toBeUndefined();
  });
});
