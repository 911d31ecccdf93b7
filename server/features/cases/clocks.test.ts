import { expect, test } from 'vitest';
import { firstAnswerClock, resolutionClock, showClock } from './clocks.ts';
import { type CaseEvent, stateOf } from './history.ts';

const at = (day: number, hour = 0, minute = 0) => new Date(Date.UTC(2026, 9, day, hour, minute));
const running = { startedAt: at(14), dueAt: at(15), metAt: null, stopped: false };

test('a clock runs, runs out, and is overdue from the first instant after its time', () => {
  expect(showClock(running, at(14, 20, 59)).state).toBe('running');
  expect(showClock(running, at(14, 21)).state).toBe('soon');
  expect(showClock(running, at(15)).state).toBe('soon');
  expect(showClock(running, new Date(at(15).getTime() + 1)).state).toBe('overdue');
});

test('a clock met in time stays met for ever; one met late stays overdue', () => {
  const inTime = { ...running, metAt: at(15) };
  expect(showClock(inTime, at(28))).toEqual({
    state: 'met',
    startedAt: '2026-10-14T00:00:00.000Z',
    dueAt: '2026-10-15T00:00:00.000Z',
    stoppedAt: '2026-10-15T00:00:00.000Z',
  });
  expect(showClock({ ...running, metAt: at(15, 0, 1) }, at(28)).state).toBe('overdue');
});

const event = (seq: number, kind: CaseEvent['kind'], when: Date, data = {}): CaseEvent => ({
  seq,
  kind,
  at: when,
  actorKind: seq === 1 ? 'resident' : 'staff',
  actor: 'somebody',
  note: '',
  data,
});
const reported = event(1, 'reported', at(14));
const accepted = event(2, 'accepted', at(14, 1));
const dispatched = event(3, 'dispatched', at(14, 2), { unit: 'squad', resolveDays: 3 });

test('the reporter hears something of substance within 24 hours; taking the case in does not count', () => {
  const state = stateOf([reported, accepted, dispatched]);
  expect(firstAnswerClock(at(14), state, at(14, 22)).state).toBe('soon');
  expect(firstAnswerClock(at(14), state, at(15, 1)).state).toBe('overdue');
  const answered = stateOf([reported, accepted, dispatched, event(4, 'answered', at(14, 23))]);
  expect(firstAnswerClock(at(14), answered, at(20)).state).toBe('met');
});

test('refusing a report answers it, with the reason', () => {
  const state = stateOf([reported, event(2, 'refused', at(14, 3))]);
  expect(firstAnswerClock(at(14), state, at(20))).toMatchObject({ state: 'met' });
});

test('while the reporter is asked for more the clock stands still; then 24 hours begin anew', () => {
  const returned = [reported, event(2, 'returned', at(14, 3))];
  expect(firstAnswerClock(at(14), stateOf(returned), at(20))).toMatchObject({ state: 'stopped' });
  const supplemented = stateOf([...returned, event(3, 'supplemented', at(16))]);
  expect(firstAnswerClock(at(14), supplemented, at(16, 1))).toMatchObject({
    state: 'running',
    dueAt: at(17).toISOString(),
  });
});

test('the work has a clock of its own from dispatch to handling, and none before', () => {
  expect(resolutionClock(at(14), stateOf([reported, accepted]), at(14, 2))).toBeNull();
  const working = stateOf([reported, accepted, dispatched]);
  expect(resolutionClock(at(14), working, at(16))).toMatchObject({
    state: 'running',
    dueAt: '2026-10-17T02:00:00.000Z',
  });
  const handled = stateOf([reported, accepted, dispatched, event(4, 'handled', at(17, 2))]);
  expect(resolutionClock(at(14), handled, at(28))).toMatchObject({ state: 'met' });
});

test('work sent back runs on against the same date', () => {
  const history = [reported, accepted, dispatched, event(4, 'handled', at(16))];
  const state = stateOf([...history, event(5, 'sent_back', at(16, 8))]);
  expect(resolutionClock(at(14), state, at(17, 3))).toMatchObject({
    state: 'overdue',
    dueAt: '2026-10-17T02:00:00.000Z',
  });
});

test('a case that was refused stops the clocks that had not been met', () => {
  const state = stateOf([reported, accepted, dispatched, event(4, 'refused', at(14, 5))]);
  expect(resolutionClock(at(14), state, at(28))).toMatchObject({ state: 'stopped' });
});
