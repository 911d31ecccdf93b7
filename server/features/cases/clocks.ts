import type { PublicCase } from '../../../contract/bulletin.ts';
import { type CaseStage, endedStages } from '../../../contract/case-road.ts';
import type { CaseSummary, Clock } from '../../../contract/case-views.ts';
import { hourMs } from '../../platform/calendar.ts';
import { clocksRunning, confirmableUntil, verifiableUntil } from './deadline.ts';
import type { CaseState } from './history.ts';
import { exactly, type Reading } from './instants.ts';
import { waitsSince } from './promises.ts';

/** From this long before the deadline on, a clock is shown as running out; a short one in its last quarter. */
const soonMs = 3 * hourMs;

const stoppedStages: readonly CaseStage[] = ['returned', ...endedStages];

interface Running {
  startedAt: Date;
  dueAt: Date;
  /** When it was met. */
  metAt: Date | null;
  /** It does not run: the case has ended, or waits for the reporter to add something. */
  stopped: boolean;
}

/** A clock as both sides see it. */
function showClock({ startedAt, dueAt, metAt, stopped }: Running, now: Date): Clock {
  const leftMs = dueAt.getTime() - (metAt ?? now).getTime();
  const wholeMs = dueAt.getTime() - startedAt.getTime();
  const isSoon = leftMs <= Math.min(soonMs, wholeMs / 4);
  return {
    state: stateOf({ leftMs, isSoon, met: metAt !== null, stopped }),
    startedAt: startedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    stoppedAt: metAt?.toISOString() ?? null,
  };
}

interface Stands {
  leftMs: number;
  isSoon: boolean;
  met: boolean;
  stopped: boolean;
}

function stateOf({ leftMs, isSoon, met, stopped }: Stands) {
  if (met) return leftMs >= 0 ? 'met' : 'overdue';
  if (stopped) return 'stopped';
  if (leftMs < 0) return 'overdue';
  return isSoon ? 'soon' : 'running';
}

type Clocks = Pick<
  CaseSummary,
  'dispatch' | 'firstAnswer' | 'resolution' | 'verification' | 'confirmation' | 'running'
>;

/**
 * The clocks of a case as both sides see them, and which of them runs. What staff owe starts later by as long as its
 * reporter had it.
 */
export function showClocks(reportedAt: Date, state: CaseState, { told, now }: Reading): Clocks {
  const since = told(waitsSince({ reported_at: reportedAt }, state));
  return {
    dispatch: dispatchClock(since, state, now),
    firstAnswer: firstAnswerClock(since, state, now),
    resolution: resolutionClock(since, state, now),
    verification: verificationClock(state, now),
    confirmation: confirmationClock(state, now),
    running: clocksRunning(state)[0]?.of ?? null,
  };
}

/** By when it is with a unit. */
function dispatchClock(since: Date, state: CaseState, now: Date): Clock {
  return showClock(
    {
      startedAt: since,
      dueAt: state.dispatchDueAt,
      metAt: state.dispatchedAt,
      stopped: stoppedStages.includes(state.stage),
    },
    now,
  );
}

function firstAnswerClock(since: Date, state: CaseState, now: Date): Clock {
  return showClock(
    {
      startedAt: since,
      dueAt: state.firstAnswerDueAt,
      metAt: state.firstAnsweredAt,
      stopped: stoppedStages.includes(state.stage),
    },
    now,
  );
}

/** The days in which what was done is checked. */
function verificationClock(state: CaseState, now: Date): Clock | null {
  if (state.stage !== 'answered') return null;
  const dueAt = verifiableUntil(state);
  return showClock({ startedAt: state.stageSince, dueAt, metAt: null, stopped: false }, now);
}

/** The days in which the reporter is asked whether it is solved. */
function confirmationClock(state: CaseState, now: Date): Clock | null {
  if (state.stage !== 'awaiting_confirmation') return null;
  const dueAt = confirmableUntil(state);
  return showClock({ startedAt: state.stageSince, dueAt, metAt: null, stopped: false }, now);
}

/** What runs beside the first answer, as everybody may know it: no instant of the reporter’s own. */
export function runningInPublic(
  reportedAt: Date,
  state: CaseState,
  now: Date,
): PublicCase['running'] {
  const [of] = clocksRunning(state).flatMap((one) => (one.of === 'firstAnswer' ? [] : one.of));
  const clock = of && showClocks(reportedAt, state, { told: exactly, now })[of];
  if (!clock) return null;
  const wholeMs = Date.parse(clock.dueAt) - Date.parse(clock.startedAt);
  return { of, dueAt: clock.dueAt, hours: Math.round(wholeMs / hourMs) };
}

function resolutionClock(since: Date, state: CaseState, now: Date): Clock | null {
  if (state.resolveDueAt === null) return null;
  return showClock(
    {
      startedAt: since,
      dueAt: state.resolveDueAt,
      metAt: state.handledAt,
      stopped: stoppedStages.includes(state.stage) || state.pausedAt !== null,
    },
    now,
  );
}
