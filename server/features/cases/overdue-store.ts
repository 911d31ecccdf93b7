import { sql } from 'kysely';
import { staffStages } from './history.ts';

/** SQL: the case waits for staff or a unit beyond its deadline (over `case_states`). */
export const overdueAt = (now: Date) =>
  sql`(case_states.stage = any(${[...staffStages]}::text[]) and case_states.deadline < ${now})`;
