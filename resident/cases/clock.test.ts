import { describe, expect, it } from 'vitest';
import type { Clock } from '../../contract/case-views.ts';
import { clockThatMatters, clockView } from './clock.ts';

const start = Date.parse('2026-10-15T00:00:00.000Z');
const hour = 3_600_000;
const at = (hours: number) => new Date(start + hours * hour).toISOString();
const running: Clock = { state: 'running', startedAt: at(0), dueAt: at(24), stoppedAt: null };
const met: Clock = { ...running, state: 'met', stoppedAt: at(3.2) };

describe('a clock on the screen', () => {
  it('runs on between two looks at the server', () => {
    expect(clockView(running, start + 12 * hour)).toMatchObject({ state: 'normal', left: 0.5 });
    expect(clockView(running, start + 22 * hour)).toMatchObject({ state: 'soon' });
    expect(clockView(running, start + 30 * hour)).toMatchObject({
      state: 'overdue',
      says: 'clock.over',
      span: { key: 'clock.hours', values: { hours: 6 } },
    });
  });

  it('says how long it took once it is met', () => {
    expect(clockView(met, start + 30 * hour)).toMatchObject({
      state: 'met',
      says: 'clock.firstMet',
      span: { key: 'clock.hoursMinutes', values: { hours: 3, minutes: 12 } },
    });
  });

  it('stays marked late when the answer came after its time', () => {
    const late: Clock = { ...running, state: 'overdue', stoppedAt: at(30) };
    expect(clockView(late, start + 40 * hour)?.state).toBe('overdue');
  });

  it('says nothing where it was stopped without an answer', () => {
    expect(clockView({ ...running, state: 'stopped' }, start)).toBeUndefined();
  });
});

describe('the clock that matters', () => {
  const resolution: Clock = { ...running, dueAt: at(96) };
  const none = { dispatch: met, resolution, confirmation: null, pause: null };

  it('is the first answer until it is given, then the resolution while somebody works', () => {
    const waiting = { ...none, stage: 'dispatched', firstAnswer: running } as const;
    const first = clockThatMatters(waiting, start + hour);
    expect([first?.name, first?.clock.span.values]).toEqual(['clock.first', { hours: 23 }]);
    const working = { ...none, stage: 'answered', firstAnswer: met } as const;
    const work = clockThatMatters(working, start + 24 * hour);
    expect([work?.name, work?.clock.span.key]).toEqual(['clock.resolution', 'clock.days']);
  });

  it('is the dispatch until it is with a unit, late as well', () => {
    const dispatch: Clock = { ...running, dueAt: at(2) };
    const fresh = { ...none, stage: 'accepted', dispatch, firstAnswer: running } as const;
    const clock = (hours: number) => clockThatMatters(fresh, start + hours * hour);
    expect(clock(1)).toMatchObject({ name: 'clock.dispatch', clock: { says: 'clock.left' } });
    expect(clock(3)).toMatchObject({ name: 'clock.dispatch', clock: { state: 'overdue' } });
  });

  it('is none while the work stands still; a first answer that is owed goes on running', () => {
    const pause = { reason: 'weather', since: at(2), until: at(90) } as const;
    const paused = { ...none, pause, stage: 'dispatched' } as const;
    expect(clockThatMatters({ ...paused, firstAnswer: met }, start + 5 * hour)).toBeUndefined();
    const owed = clockThatMatters({ ...paused, firstAnswer: running }, start + 5 * hour);
    expect(owed?.name).toBe('clock.first');
  });

  it('counts the days that are left to confirm, and never calls the reporter late', () => {
    const confirmation: Clock = { ...running, dueAt: at(7 * 24) };
    const stage = 'awaiting_confirmation';
    const asked = { ...none, stage, firstAnswer: met, confirmation } as const;
    const left = clockThatMatters(asked, start + 24 * hour);
    expect([left?.name, left?.clock.span.values]).toEqual(['clock.confirmation', { days: 6 }]);
    expect(clockThatMatters(asked, start + 7 * 24 * hour)).toBeUndefined();
  });
});
