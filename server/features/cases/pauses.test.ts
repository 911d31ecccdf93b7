import { describe, expect, test } from 'vitest';
import { dayMs } from '../../platform/calendar.ts';
import { type CaseState, stateOf } from './history.ts';
import { isPauseLength, mayPause, pauseDaysLeft } from './pauses.ts';

/** Noon in China. */
const noon = new Date('2026-10-01T04:00:00Z');
const fresh = stateOf([
  { seq: 1, kind: 'reported', at: noon, actorKind: 'resident', actor: null, data: {} },
]);
const stood = (days: number): CaseState => ({ ...fresh, pausedMs: days * dayMs });

test('one pause lasts until tomorrow at least, and thirty days at most', () => {
  const lasts = ['2026-10-01', '2026-10-02', '2026-10-31', '2026-11-01'];
  expect(lasts.map((until) => isPauseLength(until, noon))).toEqual([false, true, true, false]);
});

describe('all pauses of a case together', () => {
  test('last sixty days, to the day', () => {
    expect(pauseDaysLeft(stood(0), noon)).toBe(60);
    expect(pauseDaysLeft(stood(59.6), noon)).toBe(0);
    // Half a day is left at noon: the pause ends as the next day begins.
    expect(pauseDaysLeft(stood(59.5), noon)).toBe(1);
    expect(pauseDaysLeft(stood(90), noon)).toBe(0);
  });
  test('leave no further pause once they are used up, however short', () => {
    const tomorrow = { until: '2026-10-02', now: noon };
    expect(mayPause(stood(50), tomorrow)).toBe(true);
    expect(mayPause(stood(50), { until: '2026-10-12', now: noon })).toBe(false);
    expect(mayPause(stood(60), tomorrow)).toBe(false);
  });
});

test('work whose date has passed does not stand still', () => {
  const due = (ms: number) => ({ ...fresh, resolveDueAt: new Date(noon.getTime() + ms) });
  const pause = { until: '2026-10-02', now: noon };
  expect([mayPause(due(0), pause), mayPause(due(-1), pause)]).toEqual([true, false]);
});
