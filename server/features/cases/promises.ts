import { addHours, afterDays, localDate } from '../../platform/calendar.ts';
import type { Limits } from '../areas/service.ts';
import type { CaseEventData, CaseState } from './history.ts';

/** What is promised from an instant on: by when it is sent out, and answered. */
export const promisedFrom = (
  { dispatchHours, firstAnswerHours }: Limits,
  from: Date,
): Pick<CaseEventData, 'dispatchDueAt' | 'firstAnswerDueAt'> => ({
  dispatchDueAt: addHours(from, dispatchHours).toISOString(),
  firstAnswerDueAt: addHours(from, firstAnswerHours).toISOString(),
});

export const sentOutBy = ({ dispatchHours }: Limits, from: Date) => ({
  dispatchDueAt: addHours(from, dispatchHours).toISOString(),
});

/**
 * By when the work is done. What the reporter was promised once is not put off by sending the case to
 * another unit: only a pause does that, with its reason.
 */
export function doneBy(
  limits: Limits,
  { from, days, promised }: { from: Date; days: number; promised: CaseState['resolveDueAt'] },
): string {
  const due = afterDays(from, days, limits);
  return (promised !== null && promised < due ? promised : due).toISOString();
}

const mostDays = 60;

/** The days on which one to sixty days end, for whoever chooses among them. */
export const dueDays = (limits: Limits, from: Date): string[] =>
  Array.from({ length: mostDays }, (_, index) => localDate(afterDays(from, index + 1, limits)));
