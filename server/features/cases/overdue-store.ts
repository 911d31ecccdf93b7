import { sql } from 'kysely';
import { endedStages, staffStages } from '../../../contract/case-road.ts';
import { addHours } from '../../platform/calendar.ts';

/** SQL: staff or a unit owe a step. Work that is paused waits for its day; the first answer is never paused. */
export const isOwedOf = (
  states: string,
) => sql`${sql.ref(`${states}.stage`)} = any(${[...staffStages]}::text[])
  and (${sql.ref(`${states}.paused_at`)} is null or ${sql.ref(`${states}.first_answered_at`)} is null)`;
export const isOwed = isOwedOf('case_states');

/** SQL: the case waits for staff or a unit beyond its deadline (over `case_states`). */
export const overdueAt = (now: Date) => sql`(${isOwed} and case_states.deadline < ${now})`;

/** SQL: what staff or a unit owe is due within so many hours, and not late yet. */
export const dueWithin = (now: Date, hours: number) =>
  sql`(${isOwed} and case_states.deadline between ${now} and ${addHours(now, hours)})`;

/** SQL: the deadline of staff or a unit is less than three hours away. */
export const soonAt = (now: Date) => dueWithin(now, 3);

/** SQL: nobody owes anything of the case any more (over any table with a stage). */
export const hasEnded = (stage: string) =>
  sql`${sql.ref(stage)} = any(${[...endedStages]}::text[])`;
