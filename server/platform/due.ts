import { sql } from 'kysely';
import type { LocalDate } from './calendar.ts';

/** How much waits of one kind, and of it what is due today and what is late; null where nothing of the kind has a day. */
export interface Due {
  count: number;
  dueToday: number | null;
  overdue: number | null;
}

export const undated = (count: number): Due => ({ count, dueToday: null, overdue: null });

/** SQL: the count of a list. */
export const countOfAll = () => sql<number>`count(*)::integer`.as('count');

/** SQL: counts of a list by its column of a day. */
export const dueByDay = (column: string, today: LocalDate) => [
  countOfAll(),
  sql<number>`(count(*) filter (where ${sql.ref(column)} = ${today}::date))::integer`.as(
    'dueToday',
  ),
  sql<number>`(count(*) filter (where ${sql.ref(column)} < ${today}::date))::integer`.as('overdue'),
];
