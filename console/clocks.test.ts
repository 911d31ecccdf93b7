import { describe, expect, test } from 'vitest';
import type { Clock } from '../contract/case-views.ts';
import { clockThatRuns, readClock } from './clocks.ts';

const startedAt = '2026-10-16T01:41:00Z';
const clock = (change: Partial<Clock> = {}): Clock => ({
  state: 'running',
  startedAt,
  dueAt: '2026-10-17T01:41:00Z',
  stoppedAt: null,
  ...change,
});
const at = (time: string) => new Date(time);

describe('the clock that matters now', () => {
  const resolution = clock({ dueAt: '2026-10-20T01:41:00Z' });
  const dispatch = clock({ state: 'met', stoppedAt: '2026-10-16T02:41:00Z' });
  test('is the dispatch while that is due before the first answer, or after one that came early', () => {
    const urgent = clock({ dueAt: '2026-10-16T02:41:00Z' });
    const firstAnswer = clock();
    expect(clockThatRuns({ dispatch: urgent, firstAnswer, resolution: null })).toEqual([
      'dispatch',
      urgent,
    ]);
    const late = clock({ dueAt: '2026-10-18T01:41:00Z' });
    const answered = clock({ state: 'met', stoppedAt: '2026-10-16T05:41:00Z' });
    expect(clockThatRuns({ dispatch: late, firstAnswer: answered, resolution: null })).toEqual([
      'dispatch',
      late,
    ]);
  });

  test('is the first answer until the resident has one', () => {
    expect(clockThatRuns({ dispatch, firstAnswer: clock(), resolution })[0]).toBe('firstAnswer');
  });
  test('is the resolution afterwards, also when the answer came late', () => {
    const late = clock({ state: 'overdue', stoppedAt: '2026-10-17T05:00:00Z' });
    expect(clockThatRuns({ dispatch, firstAnswer: late, resolution })).toEqual([
      'resolution',
      resolution,
    ]);
  });
  test('stays the first answer where no unit has the case', () => {
    const met = clock({ state: 'met', stoppedAt: startedAt });
    expect(clockThatRuns({ dispatch, firstAnswer: met, resolution: null })[0]).toBe('firstAnswer');
  });
});

describe('what a clock says', () => {
  test('says hours and minutes, and draws the share that is left', () => {
    const reading = readClock('firstAnswer', clock(), at('2026-10-16T13:41:00Z'));
    expect(reading).toEqual({
      state: 'normal',
      left: 0.5,
      words: 'clocks.leftHours',
      values: { days: 0, hours: 12, minutes: 0 },
    });
  });
  test('says days where there are any', () => {
    const reading = readClock('resolution', clock(), at('2026-10-14T00:41:00Z'));
    expect(reading.words).toBe('clocks.leftDays');
    expect(reading.values).toMatchObject({ days: 3, hours: 1 });
  });
  test('warns in the last three hours even before the server says so', () => {
    expect(readClock('firstAnswer', clock(), at('2026-10-16T22:41:00Z')).state).toBe('soon');
    expect(readClock('firstAnswer', clock(), at('2026-10-16T22:40:59Z')).state).toBe('normal');
  });
  test('is late from the moment it runs out, between two refreshes', () => {
    const reading = readClock('firstAnswer', clock(), at('2026-10-17T03:21:00Z'));
    expect(reading).toMatchObject({
      state: 'overdue',
      left: 0,
      words: 'clocks.overHours',
      values: { hours: 1, minutes: 40 },
    });
  });
  test('does not grow later once it was answered late', () => {
    const late = clock({ state: 'overdue', stoppedAt: '2026-10-17T05:00:00Z' });
    expect(readClock('firstAnswer', late, at('2026-12-01T00:00:00Z')).words).toBe('clocks.wasLate');
  });
  test('rests when met or stopped, whatever the time', () => {
    const met = clock({ state: 'met', stoppedAt: '2026-10-16T05:00:00Z' });
    const stopped = clock({ state: 'stopped' });
    const later = at('2026-12-01T00:00:00Z');
    expect(readClock('firstAnswer', met, later)).toMatchObject({
      state: 'met',
      words: 'clocks.met.firstAnswer',
    });
    expect(readClock('firstAnswer', stopped, later).state).toBe('paused');
  });
});
