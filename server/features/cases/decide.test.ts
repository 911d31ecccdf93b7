import { describe, expect, test } from 'vitest';
import { type CaseMove, type CaseStage, caseStages } from '../../../contract/cases.ts';
import { type StaffRole, staffRoles } from '../../../contract/route.ts';
import {
  allowedMoves,
  goesAlong,
  type MoveFacts,
  type Mover,
  refuseMerge,
  refuseMove,
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
    reported: { intake: ['accept', 'return', 'refuse'], grid_worker: ['accept'] },
    returned: { intake: ['refuse'] },
    accepted: { intake: ['refuse'], dispatcher: ['dispatch'] },
    dispatched: { intake: ['refuse'], dispatcher: ['dispatch'], unit_handler: ['answer'] },
    answered: { intake: ['refuse'], reviewer: ['verify'], grid_worker: ['verify'] },
    awaiting_confirmation: { reviewer: ['close'], dispatcher: ['close'] },
    closed: { reviewer: ['publish'] },
    refused: {},
    withdrawn: {},
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
        for (const move of moves) expect(['close', 'publish']).toContain(move);
      }
  });
  test('goes along with what is done, where its stage has that, and never with a refusal or a closing', () => {
    expect(goesAlong('answer', { stage: 'dispatched' })).toBe(true);
    expect(goesAlong('answer', { stage: 'closed' })).toBe(false);
    expect(goesAlong('refuse', { stage: 'reported' })).toBe(false);
    expect(goesAlong('close', { stage: 'awaiting_confirmation' })).toBe(false);
    expect(goesAlong('publish', { stage: 'closed' })).toBe(false);
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
  test('nobody verifies what they handled, whatever other role they hold', () => {
    expect(verify(person('reviewer', { id: 'li' }))).toBe('verified_by_handler');
    expect(verify(person('grid_worker', { id: 'li' }))).toBe('verified_by_handler');
    expect(verify(person('reviewer'))).toBeUndefined();
  });
  test('nobody verifies the work of their own unit', () => {
    const colleague = person('reviewer', { unit: 'west', roles: ['unit_handler', 'reviewer'] });
    expect(verify(colleague)).toBe('verified_by_handler');
    expect(verify({ ...colleague, unit: 'east' })).toBeUndefined();
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
  test('whoever reported without a phone of their own is not waited for', () => {
    expect(close(at(2), { withoutPhone: true })).toBeUndefined();
  });
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
    ['closed', ['reopen']],
    ['refused', []],
  ] as const)('%s: %j', (stage, moves) => {
    expect(may(stage, at(2))).toEqual(moves);
  });
  test('a closed case can be reopened for thirty days', () => {
    expect(may('closed', at(31))).toEqual(['reopen']);
    expect(may('closed', new Date(at(31).getTime() + 1))).toEqual([]);
  });
});
