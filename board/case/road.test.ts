import { describe, expect, test } from 'vitest';
import type { PublicCase } from '../../contract/bulletin.ts';
import { answerClock, runningClock, standingOf, stepsAhead } from './road.ts';

const dispatched: PublicCase = {
  code: 'LX26-48217-30656',
  stage: 'dispatched',
  unit: null,
  steps: [],
  firstAnswerDueAt: '2026-10-17T01:00:00Z',
  firstAnswerHours: 24,
  firstAnsweredAt: null,
  running: null,
  pause: null,
};

describe('the clock of the first answer', () => {
  test('runs with the share that is left', () => {
    const clock = answerClock(dispatched, new Date('2026-10-16T13:00:00Z'));
    expect(clock).toEqual({ kind: 'running', left: 0.5, minutes: 720 });
  });

  test('is that of the limit which was promised, and a short one warns in its last quarter', () => {
    const short = { ...dispatched, firstAnswerHours: 4 };
    expect(answerClock(short, new Date('2026-10-16T23:00:00Z'))).toEqual({
      kind: 'running',
      left: 0.5,
      minutes: 120,
    });
    expect(answerClock(short, new Date('2026-10-17T00:00:00Z')).kind).toBe('soon');
  });

  test('warns in the last three hours and then says how late it is', () => {
    expect(answerClock(dispatched, new Date('2026-10-16T22:30:00Z')).kind).toBe('soon');
    expect(answerClock(dispatched, new Date('2026-10-17T01:30:00Z'))).toEqual({
      kind: 'overdue',
      minutes: 30,
    });
  });

  test('stands once answered, and does not hide a late answer', () => {
    const now = new Date('2026-10-20T00:00:00Z');
    const answered = { ...dispatched, stage: 'answered' as const };
    expect(answerClock({ ...answered, firstAnsweredAt: '2026-10-17T00:59:00Z' }, now)).toEqual({
      kind: 'met',
    });
    expect(answerClock({ ...answered, firstAnsweredAt: '2026-10-17T01:40:00Z' }, now)).toEqual({
      kind: 'met_late',
      minutes: 40,
    });
  });

  test('does not run against a case that ended or waits for its reporter', () => {
    const now = new Date('2026-10-20T00:00:00Z');
    expect(answerClock({ ...dispatched, stage: 'refused' }, now).kind).toBe('none');
    expect(answerClock({ ...dispatched, stage: 'returned' }, now).kind).toBe('none');
  });
});

describe('what runs beside it', () => {
  const until = { dueAt: '2026-10-17T00:00:00Z', hours: 168 };

  test('counts down, and is late for whoever works, never for whoever is asked', () => {
    const work = { running: { of: 'resolution', ...until } } as const;
    const asked = { running: { of: 'confirmation', ...until } } as const;
    const before = new Date('2026-10-13T12:00:00Z');
    const left = { kind: 'running', left: 0.5, minutes: 84 * 60 };
    expect(runningClock(work, before)).toEqual(left);
    expect(runningClock(asked, before)).toEqual(left);
    const after = new Date('2026-10-17T00:30:00Z');
    expect(runningClock(work, after)).toEqual({ kind: 'overdue', minutes: 30 });
    expect(runningClock(asked, after)).toBeUndefined();
    expect(runningClock({ running: null }, before)).toBeUndefined();
  });
});

describe('the road', () => {
  test('after what the case waits for now come the remaining steps', () => {
    expect(stepsAhead('reported')).toEqual(['dispatched', 'handled', 'verified', 'closed']);
    expect(stepsAhead('working')).toEqual(['verified', 'closed']);
    expect(stepsAhead('answered')).toEqual(['closed']);
    expect(stepsAhead('awaiting_confirmation')).toEqual([]);
  });

  test('waits for the first answer, and after it for the work to be done', () => {
    expect(standingOf(dispatched)).toBe('dispatched');
    expect(stepsAhead('dispatched')).toEqual(['handled', 'verified', 'closed']);
    const answered = { ...dispatched, firstAnsweredAt: '2026-10-16T09:00:00Z' };
    expect(standingOf(answered)).toBe('working');
    expect(standingOf({ ...answered, stage: 'answered' })).toBe('answered');
  });

  test('ends for a closed and for a refused case', () => {
    for (const stage of ['closed', 'refused'] as const) {
      expect(standingOf({ ...dispatched, stage })).toBeUndefined();
      expect(stepsAhead(undefined)).toEqual([]);
    }
  });
});
