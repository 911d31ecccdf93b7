import { describe, expect, test } from 'vitest';
import {
  areasAbove,
  climbs,
  deliveredLadder,
  isSentFor,
  owedBy,
  refuseAnswer,
  refuseDecision,
  rolesAnswering,
  type SentSlip,
  stepDue,
} from './decide.ts';

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 9, day, hour));
const dueAt = at(1);
const due = (now: Date, sent: SentSlip[] = []) => stepDue(deliveredLadder, { dueAt, sent }, now);
const slip = (step: number, state: SentSlip['state'], replyDueAt = at(30)): SentSlip => ({
  step,
  state,
  replyDueAt,
});

describe('the ladder as it is delivered', () => {
  test('begins when a limit is broken, and not before', () => {
    expect(due(new Date(dueAt.getTime() - 1))).toBeUndefined();
    expect(due(dueAt)).toBe(1);
  });
  test('climbs by its hours, one step at a time', () => {
    const first = slip(1, 'answered');
    expect(due(at(1, 23), [first])).toBeUndefined();
    expect(due(at(2), [first])).toBe(2);
    expect(due(at(4), [first, slip(2, 'answered')])).toBe(3);
    expect(due(at(30), [first, slip(2, 'answered'), slip(3, 'answered')])).toBeUndefined();
  });
  test('climbs at once where a slip was not answered in time', () => {
    expect(due(at(1, 13), [slip(1, 'open', at(1, 12))])).toBe(2);
    expect(due(at(1, 11), [slip(1, 'open', at(1, 12))])).toBeUndefined();
    expect(due(at(1, 13), [slip(1, 'answered', at(1, 12))])).toBeUndefined();
  });
  test('climbs one step for one slip that was left: the next has its own time to be answered', () => {
    const left = slip(1, 'open', at(1, 12));
    expect(due(at(1, 13), [left, slip(2, 'open', at(2, 12))])).toBeUndefined();
    expect(due(at(2, 13), [left, slip(2, 'open', at(2, 12))])).toBe(3);
  });
});

describe('a slip was sent for the promise that is broken', () => {
  const sent = {
    ...slip(1, 'open'),
    clock: 'dispatch',
    dueAt,
    isOfLast: true,
    returnedMs: 0,
  } as const;
  const hourMs = 3_600_000;
  test('by its clock, whatever date that has by now, unless something was promised anew', () => {
    expect(isSentFor(sent, { clock: 'dispatch', dueAt: at(2) })).toBe(true);
    expect(isSentFor({ ...sent, isOfLast: false }, { clock: 'dispatch', dueAt: at(2) })).toBe(
      false,
    );
    expect(isSentFor(sent, { clock: 'resolution', dueAt: at(2) })).toBe(false);
  });
  test('by its date, moved by as long as the reporter had it, whichever clock that is', () => {
    expect(isSentFor(sent, { clock: 'first_answer', dueAt })).toBe(true);
    const moved = { ...sent, returnedMs: 3 * hourMs };
    expect(isSentFor(moved, { clock: 'first_answer', dueAt: at(1, 3) })).toBe(true);
    expect(isSentFor(moved, { clock: 'first_answer', dueAt })).toBe(false);
  });
});

test('a ladder comes later and no lower with each step', () => {
  expect(climbs(deliveredLadder)).toBe(true);
  const [first, second] = deliveredLadder;
  if (first === undefined || second === undefined) throw new Error('the ladder has steps');
  expect(climbs([second, first])).toBe(false);
  expect(climbs([first, { ...second, afterHours: first.afterHours }])).toBe(false);
  expect(climbs([second, { ...second, afterHours: 30, level: 'community' }])).toBe(false);
});

describe('who is told', () => {
  test('leads where the case lies, or the next above', () => {
    expect(areasAbove('339999001001001', 'community', 339999)).toEqual([
      '339999001001',
      '339999001000',
      '339999000000',
    ]);
    expect(areasAbove('339999001001001', 'county', 339999)).toEqual(['339999000000']);
  });
  test('leads the county where a case has no place', () => {
    expect(areasAbove(null, 'community', 339999)).toEqual(['339999000000']);
  });
});

test('who owes the next step is the unit that has the case, or the desk at which it waits, with the grid where it can be done on the spot', () => {
  const unit = 'west';
  expect(owedBy({ stage: 'dispatched', unit })).toEqual({ unit });
  expect(owedBy({ stage: 'reported', unit: null })).toEqual({
    unit: null,
    roles: ['intake', 'grid_worker'],
  });
  expect(owedBy({ stage: 'accepted', unit: null })).toEqual({ unit: null, roles: ['dispatcher'] });
  expect(owedBy({ stage: 'answered', unit })).toEqual({
    unit: null,
    roles: ['reviewer', 'grid_worker'],
  });
});

test('of a case that no unit has, a slip is answered by the desk that takes its step, and never in the grid', () => {
  expect(rolesAnswering('reported')).toEqual(['intake']);
  expect(rolesAnswering('accepted')).toEqual(['dispatcher']);
  expect(rolesAnswering('answered')).toEqual(['reviewer']);
});

describe('answering a slip', () => {
  const owed = { state: 'open', unit: 'west', clock: 'resolution', answeredBy: null } as const;
  const handler = { id: 'li', unit: 'west', roles: ['unit_handler'] };
  test('is for the people of the unit that handles the case, and for nobody else', () => {
    expect(refuseAnswer(owed, handler)).toBeUndefined();
    expect(refuseAnswer(owed, { ...handler, unit: 'east' })).toBe('slip_not_yours');
    expect(refuseAnswer(owed, { ...handler, roles: ['grid_worker'] })).toBe('slip_not_yours');
  });
  test('is for the desk where no unit has the case', () => {
    const atDesk = { ...owed, unit: null, clock: 'dispatch' } as const;
    expect(refuseAnswer(atDesk, { id: 'wu', unit: null, roles: ['dispatcher'] })).toBeUndefined();
    expect(refuseAnswer(atDesk, { id: 'ma', unit: null, roles: ['leader'] })).toBe(
      'slip_not_yours',
    );
  });
  test('is done once', () => {
    expect(refuseAnswer({ ...owed, state: 'answered' }, handler)).toBe('slip_answered');
  });
});

describe('deciding whether an answer is enough', () => {
  const answered = {
    state: 'answered',
    unit: 'west',
    clock: 'resolution',
    answeredBy: 'li',
  } as const;
  const leader = { id: 'ma', unit: null, roles: ['leader'] };
  test('is for a leader of the place, and never for who answered', () => {
    expect(refuseDecision(answered, leader)).toBeUndefined();
    expect(refuseDecision(answered, { ...leader, roles: ['reviewer'] })).toBe('slip_not_yours');
    expect(refuseDecision(answered, { ...leader, id: 'li' })).toBe('slip_own_answer');
  });
  test('waits for the answer', () => {
    expect(refuseDecision({ ...answered, state: 'open' }, leader)).toBe('slip_not_answered');
  });
});
