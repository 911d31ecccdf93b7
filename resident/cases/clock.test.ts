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

  it('is the first answer until it is given, then the resolution while somebody works', () => {
    const waiting = { stage: 'dispatched', firstAnswer: running, resolution } as const;
    expect(clockThatMatters(waiting, start + hour)?.span.values).toEqual({ hours: 23 });
    const working = { stage: 'answered', firstAnswer: met, resolution } as const;
    expect(clockThatMatters(working, start + 24 * hour)?.span.key).toBe('clock.days');
    const asked = { stage: 'awaiting_confirmation', firstAnswer: met, resolution } as const;
    expect(clockThatMatters(asked, start + 24 * hour)?.says).toBe('clock.firstMet');
  });
});
