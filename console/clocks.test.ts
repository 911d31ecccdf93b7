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

describe('the clock of a row', () => {
  const met = clock({ state: 'met', stoppedAt: '2026-10-16T02:41:00Z' });
  const resolution = clock({ dueAt: '2026-10-20T01:41:00Z' });
  const all = {
    dispatch: met,
    firstAnswer: met,
    resolution,
    verification: null,
    confirmation: null,
    running: null,
  };
  test('is the one that runs', () => {
    const verification = clock({ dueAt: '2026-10-18T01:41:00Z' });
    expect(clockThatRuns({ ...all, running: 'resolution' })).toEqual(['resolution', resolution]);
    expect(clockThatRuns({ ...all, verification, running: 'verification' })).toEqual([
      'verification',
      verification,
    ]);
  });
  test('or how the work stands, and where no unit has it the first answer', () => {
    expect(clockThatRuns(all)).toEqual(['resolution', resolution]);
    expect(clockThatRuns({ ...all, resolution: null })).toEqual(['firstAnswer', met]);
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
  test('never calls the reporter late, who was asked for a word', () => {
    expect(readClock('confirmation', clock(), at('2026-10-17T03:21:00Z'))).toMatchObject({
      state: 'soon',
      left: 0,
      words: 'clocks.silent',
    });
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
