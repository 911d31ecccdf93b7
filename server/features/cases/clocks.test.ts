import { expect, test } from 'vitest';
import { runningInPublic, showClocks } from './clocks.ts';
import { type CaseEvent, stateOf } from './history.ts';
import { exactly } from './instants.ts';
import { movedByReturn } from './promises.ts';

const at = (day: number, hour = 0, minute = 0) => new Date(Date.UTC(2026, 9, day, hour, minute));
const shown = (history: CaseEvent[], now: Date) =>
  showClocks(at(14), stateOf(history), { told: exactly, now });

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

const answeredAt = (when: Date) => [reported, accepted, dispatched, event(4, 'answered', when)];

test('a clock runs, runs out, and is overdue from the first instant after its time', () => {
  const state = (now: Date) => shown([reported, accepted, dispatched], now).firstAnswer.state;
  expect(state(at(14, 20, 59))).toBe('running');
  expect(state(at(14, 21))).toBe('soon');
  expect(state(at(15))).toBe('soon');
  expect(state(new Date(at(15).getTime() + 1))).toBe('overdue');
});

test('a clock met in time stays met for ever; one met late stays overdue', () => {
  expect(shown(answeredAt(at(15)), at(28)).firstAnswer).toEqual({
    state: 'met',
    startedAt: '2026-10-14T00:00:00.000Z',
    dueAt: '2026-10-15T00:00:00.000Z',
    stoppedAt: '2026-10-15T00:00:00.000Z',
  });
  expect(shown(answeredAt(at(15, 0, 1)), at(28)).firstAnswer.state).toBe('overdue');
});

test('the reporter hears something of substance within 24 hours; taking the case in does not count', () => {
  const sentOut = [reported, accepted, dispatched];
  expect(shown(sentOut, at(14, 22)).firstAnswer.state).toBe('soon');
  expect(shown(sentOut, at(15, 1)).firstAnswer.state).toBe('overdue');
  expect(shown(answeredAt(at(14, 23)), at(20)).firstAnswer.state).toBe('met');
});

test('refusing a report answers it, with the reason', () => {
  const refused = [reported, event(2, 'refused', at(14, 3))];
  expect(shown(refused, at(20)).firstAnswer).toMatchObject({ state: 'met' });
});

/** Reported on the 14th, returned and added to. */
const addedTo = ({ returned, added }: { returned: Date; added: Date }) => {
  const asked = [reported, event(2, 'returned', returned)];
  const data = movedByReturn(stateOf(asked), added);
  return [...asked, event(3, 'supplemented', added, data)];
};

test('while the reporter is asked for more the clock stands still, and then runs on by what was left', () => {
  const returned = [reported, event(2, 'returned', at(14, 3))];
  expect(shown(returned, at(20)).firstAnswer).toMatchObject({ state: 'stopped' });
  const added = addedTo({ returned: at(14, 3), added: at(16, 3) });
  expect(shown(added, at(16, 4)).firstAnswer).toMatchObject({
    state: 'running',
    dueAt: at(17).toISOString(),
  });
});

test('what the reporter had is no part of a clock: it starts later by that, and turns in the last quarter of the rest', () => {
  const promised = { dispatchDueAt: at(14, 4).toISOString() };
  const asked = [event(1, 'reported', at(14), promised), event(2, 'returned', at(14, 1))];
  const data = movedByReturn(stateOf(asked), at(16, 1));
  const added = [...asked, event(3, 'supplemented', at(16, 1), data)];
  const { dispatch, firstAnswer } = shown(added, at(16, 2));
  expect(dispatch).toMatchObject({
    state: 'running',
    startedAt: at(16).toISOString(),
    dueAt: at(16, 4).toISOString(),
  });
  expect(firstAnswer.startedAt).toBe(at(16).toISOString());
  expect(shown(added, at(16, 3)).dispatch.state).toBe('soon');
  expect(runningInPublic(at(14), stateOf(added), at(16, 2))).toMatchObject({ hours: 4 });
  const found = [...added, event(4, 'accepted', at(16, 2)), event(5, 'dispatched', at(16, 3))];
  expect(shown(found, at(16, 4)).resolution?.startedAt).toBe(at(16).toISOString());
});

test('what was late before it was returned is late after it: asking for more mends no broken promise', () => {
  const history = addedTo({ returned: at(15, 2), added: at(18) });
  const answer = event(4, 'refused', at(18, 1));
  expect(shown([...history, answer], at(20)).firstAnswer.state).toBe('overdue');
});

test('both sides see the one clock that runs, the one that is due first, at every stage', () => {
  const runs = (...more: CaseEvent[]) => shown([reported, ...more], at(14, 5)).running;
  const answer = event(4, 'answered', at(14, 3));
  const until = { reason: 'weather', until: at(20).toISOString() };
  expect(runs()).toBe('dispatch');
  expect(runs(event(2, 'returned', at(14, 1)))).toBeNull();
  expect(runs(accepted, dispatched)).toBe('firstAnswer');
  expect(runs(accepted, dispatched, answer)).toBe('resolution');
  expect(runs(accepted, dispatched, answer, event(5, 'paused', at(14, 4), until))).toBeNull();
  expect(runs(accepted, dispatched, event(4, 'paused', at(14, 4), until))).toBe('firstAnswer');
  const done = [accepted, dispatched, event(4, 'handled', at(14, 4))];
  expect(runs(...done)).toBe('verification');
  expect(runs(...done, event(5, 'verified', at(14, 5)))).toBe('confirmation');
  expect(runs(event(2, 'refused', at(14, 3)))).toBeNull();
});

test('what a unit gave back with a first answer owed runs by that, for the reporter as for the desk', () => {
  const late = { dispatchDueAt: at(16).toISOString() };
  const back = [reported, accepted, dispatched, event(4, 'handed_back', at(15), late)];
  const { running: runs, firstAnswer } = shown(back, at(15, 1));
  expect([runs, firstAnswer.state]).toEqual(['firstAnswer', 'overdue']);
  expect(runningInPublic(at(14), stateOf(back), at(15, 1))).toMatchObject({
    of: 'dispatch',
    hours: 48,
  });
});

test('what was done is to be checked within two days of when it was', () => {
  const done = [reported, accepted, dispatched, event(4, 'handled', at(15))];
  const clock = (now: Date) => shown(done, now).verification;
  expect(clock(at(15, 1))).toMatchObject({ state: 'running', dueAt: at(17).toISOString() });
  expect(clock(at(17, 1))?.state).toBe('overdue');
  expect(runningInPublic(at(14), stateOf(done), at(15))).toMatchObject({
    of: 'verification',
    hours: 48,
  });
});

test('the work has a clock of its own from dispatch to handling, and none before', () => {
  expect(shown([reported, accepted], at(14, 2)).resolution).toBeNull();
  const working = [reported, accepted, dispatched];
  expect(shown(working, at(16)).resolution).toMatchObject({
    state: 'running',
    dueAt: '2026-10-17T02:00:00.000Z',
  });
  const handled = [...working, event(4, 'handled', at(17, 2))];
  expect(shown(handled, at(28)).resolution).toMatchObject({ state: 'met' });
});

test('work sent back runs on against the same date', () => {
  const history = [reported, accepted, dispatched, event(4, 'handled', at(16))];
  const again = [...history, event(5, 'sent_back', at(16, 8))];
  expect(shown(again, at(17, 3)).resolution).toMatchObject({
    state: 'overdue',
    dueAt: '2026-10-17T02:00:00.000Z',
  });
});

test('a case that was refused stops the clocks that had not been met', () => {
  const refused = [reported, accepted, dispatched, event(4, 'refused', at(14, 5))];
  expect(shown(refused, at(28)).resolution).toMatchObject({ state: 'stopped' });
});
