import { addDays, dayMs, type LocalDate, localDate, startOfDay } from '../../platform/calendar.ts';
import type { CaseState } from './history.ts';

const longestPauseDays = 30;
/** Days that a case stands still in all its pauses: no longer than the longest work that may be promised. */
export const mostPausedDays = 60;

/** Whether a day may be the last of a pause, for any case. */
export function isPauseLength(until: LocalDate, now: Date): boolean {
  const today = localDate(now);
  return until > today && until <= addDays(today, longestPauseDays);
}

/** Whole days from today on that are left to the pauses of a case. */
export function pauseDaysLeft({ pausedMs }: Pick<CaseState, 'pausedMs'>, now: Date): number {
  const last = new Date(now.getTime() + mostPausedDays * dayMs - pausedMs);
  const fromToday = startOfDay(localDate(last)).getTime() - startOfDay(localDate(now)).getTime();
  return Math.max(0, Math.round(fromToday / dayMs));
}

/** The work was promised for an instant that has passed: nothing puts that off any more. */
export const isWorkLate = ({ resolveDueAt }: Pick<CaseState, 'resolveDueAt'>, now: Date): boolean =>
  resolveDueAt !== null && resolveDueAt < now;

/** Whether a case may stand still until a day. */
export const mayPause = (
  state: Pick<CaseState, 'resolveDueAt' | 'pausedMs'>,
  { until, now }: { until: LocalDate; now: Date },
): boolean =>
  !isWorkLate(state, now) && until <= addDays(localDate(now), pauseDaysLeft(state, now));

type Paused = Pick<CaseState, 'resolveDueAt' | 'pausedAt' | 'pausedMs'>;

/** How a case stands if its pause, where it has one, is over now. */
export function resumed({ resolveDueAt, pausedAt, pausedMs }: Paused, now: Date) {
  const stoodMs = pausedAt === null ? 0 : now.getTime() - pausedAt.getTime();
  return {
    resolveDueAt: resolveDueAt && new Date(resolveDueAt.getTime() + stoodMs),
    pausedMs: pausedMs + stoodMs,
  };
}
