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
  const all = {
    dispatch: running,
    firstAnswer: running,
    resolution,
    verification: null,
    confirmation: null,
  };
  const clock = (given: Parameters<typeof clockThatMatters>[0], hours: number) =>
    clockThatMatters(given, start + hours * hour);

  it('is the one that runs, by its name, late as well', () => {
    const first = clock({ ...all, running: 'firstAnswer' }, 1);
    expect([first?.name, first?.clock.span.values]).toEqual(['clock.first', { hours: 23 }]);
    const work = clock({ ...all, running: 'resolution' }, 24);
    expect([work?.name, work?.clock.span.key]).toEqual(['clock.resolution', 'clock.days']);
    const late = clock({ ...all, running: 'dispatch' }, 25);
    expect(late).toMatchObject({ name: 'clock.dispatch', clock: { state: 'overdue' } });
    const checked = clock({ ...all, verification: running, running: 'verification' }, 25);
    expect(checked).toMatchObject({ name: 'clock.verification', clock: { state: 'overdue' } });
  });

  it('is none while none runs: the pause or the stage says why', () => {
    expect(clock({ ...all, running: null }, 5)).toBeUndefined();
  });

  it('counts the days that are left to confirm, and never calls the reporter late', () => {
    const confirmation: Clock = { ...running, dueAt: at(7 * 24) };
    const asked = { ...all, confirmation, running: 'confirmation' } as const;
    const left = clock(asked, 24);
    expect([left?.name, left?.clock.span.values]).toEqual(['clock.confirmation', { days: 6 }]);
    expect(clock(asked, 7 * 24)).toBeUndefined();
  });
});
