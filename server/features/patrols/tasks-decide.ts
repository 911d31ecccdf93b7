import type { GridCoverage, PatrolTaskBody } from '../../../contract/patrol-tasks.ts';
import { addHours, type LocalDate, localDate } from '../../platform/calendar.ts';

/** Longest of one patrol that can be asked for, in hours. */
export const longestHours = 6;
/** Weeks of walks that a grid’s coverage shows. */
export const coverageDays = 28;
/** Without a patrol for so long, a grid is under-patrolled. */
const quietDays = 14;
/** A patrol can begin a little before its time. */
const earlyMinutes = 30;

export interface Span {
  startsAt: Date;
  endsAt: Date;
}

/** One span a day, at the same time of the day; undefined: it makes no sense. */
export function shiftsOf(
  { startsAt, endsAt, days }: Pick<PatrolTaskBody, 'startsAt' | 'endsAt' | 'days'>,
  now: Date,
): Span[] | undefined {
  const first = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  const isSound =
    first.endsAt > first.startsAt &&
    first.endsAt <= addHours(first.startsAt, longestHours) &&
    first.endsAt > now;
  if (!isSound) return undefined;
  return Array.from({ length: days }, (_, day) => ({
    startsAt: addHours(first.startsAt, 24 * day),
    endsAt: addHours(first.endsAt, 24 * day),
  }));
}

export interface TaskFacts extends Span {
  calledOffAt: Date | null;
}

export function refuseTaking(
  { startsAt, endsAt, calledOffAt }: TaskFacts,
  now: Date,
): 'patrol_task_over' | 'patrol_task_early' | undefined {
  if (calledOffAt !== null || endsAt <= now) return 'patrol_task_over';
  return now < addHours(startsAt, -earlyMinutes / 60) ? 'patrol_task_early' : undefined;
}

/** Whether nobody was there for too long, by what phones proved and by what stands on paper. */
export function isUnder(
  { lastAt, lastOnPaper }: { lastAt: Date | null; lastOnPaper: LocalDate | null },
  now: Date,
): GridCoverage['isUnder'] {
  const since = addHours(now, -24 * quietDays);
  const isProved = lastAt !== null && lastAt >= since;
  return !(isProved || (lastOnPaper !== null && lastOnPaper >= localDate(since)));
}
