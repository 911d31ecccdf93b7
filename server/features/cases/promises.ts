import { addHours, afterDays, localDate } from '../../platform/calendar.ts';
import type { Limits } from '../areas/service.ts';
import type { CaseEventData, CaseState } from './history.ts';

/** What is promised from an instant on: by when it is sent out, and answered. */
export const promisedFrom = (
  { dispatchHours, firstAnswerHours }: Limits,
  from: Date,
): Required<Pick<CaseEventData, 'dispatchDueAt' | 'firstAnswerDueAt'>> => ({
  dispatchDueAt: addHours(from, dispatchHours).toISOString(),
  firstAnswerDueAt: addHours(from, firstAnswerHours).toISOString(),
});

/** Since when it waits for staff: since it was reported, and later by as long as it lay with its reporter. */
export const waitsSince = (
  { reported_at: reportedAt }: { reported_at: Date },
  { withReporterMs }: Pick<CaseState, 'withReporterMs'>,
): Date => new Date(reportedAt.getTime() + withReporterMs);

type Promised = 'dispatchDueAt' | 'firstAnswerDueAt' | 'resolveDueAt';

/**
 * What was promised, once the reporter has added what was asked: later by as long as they had it. What had been
 * broken before it was returned to them stays so.
 */
export function movedByReturn(
  { stageSince, ...promised }: Pick<CaseState, 'stageSince' | Promised>,
  now: Date,
): Pick<CaseEventData, Promised> {
  const later = (due: Date) =>
    new Date(due.getTime() + now.getTime() - stageSince.getTime()).toISOString();
  return {
    dispatchDueAt: later(promised.dispatchDueAt),
    firstAnswerDueAt: later(promised.firstAnswerDueAt),
    ...(promised.resolveDueAt ? { resolveDueAt: later(promised.resolveDueAt) } : {}),
  };
}

export const sentOutBy = ({ dispatchHours }: Limits, from: Date) => ({
  dispatchDueAt: addHours(from, dispatchHours).toISOString(),
});

/** The promises of what staff find it to be: dispatch by these, and the first answer never later than was said. */
export const notLater = (
  { firstAnswerDueAt: said }: Pick<CaseState, 'firstAnswerDueAt'>,
  { dispatchDueAt, firstAnswerDueAt }: ReturnType<typeof promisedFrom>,
): Pick<CaseEventData, 'dispatchDueAt' | 'firstAnswerDueAt'> => ({
  dispatchDueAt,
  ...(firstAnswerDueAt < said.toISOString() ? { firstAnswerDueAt } : {}),
});

interface Work {
  from: Date;
  /** What the reporter was promised before. */
  promised: CaseState['resolveDueAt'];
}

/**
 * By when the work is done. What the reporter was promised once is not put off by sending the case to
 * another unit: only a pause does that, with its reason.
 */
export const doneBy = (limits: Limits, { days, ...work }: Work & { days: number }): string =>
  dueAfter(limits, work, days).toISOString();

function dueAfter(limits: Limits, { from, promised }: Work, days: number): Date {
  const due = afterDays(from, days, limits);
  return promised !== null && promised < due ? promised : due;
}

/** Days for what is done once more. */
const againDays = 7;

/** The date of what is done once more: one of its own. */
export const doneAgainBy = (limits: Limits, from: Date) => ({
  resolveDueAt: doneBy(limits, { from, days: againDays, promised: null }),
});

const mostDays = 60;

/** The days on which the work is due when one to sixty days are given, for whoever chooses among them. */
export const dueDays = (limits: Limits, work: Work): string[] =>
  Array.from({ length: mostDays }, (_, index) => localDate(dueAfter(limits, work, index + 1)));
