import { sql } from 'kysely';
import type { Sentence } from '../../../contract/values.ts';
import type { Read } from '../../platform/database.ts';
import { liesBelow } from '../../platform/lies-below.ts';
import type { Scope } from '../../platform/scope.ts';
import { dueWithin, overdueAt } from './overdue-store.ts';
import { shownAreaOf } from './place-store.ts';

/** From one instant until before another. */
export interface Span {
  from: Date;
  until: Date;
}

/**
 * What lies in the areas of a scope, as everyone is told it: of a case without a position no more than the
 * community of its reporter.
 */
const shownBelow = (scope: Scope) => liesBelow(scope, shownAreaOf('c'));

/** What was solved, by kind, the most frequent first; confidential kinds are not among it. */
export async function countSolved(
  read: Read,
  scope: Scope,
  { from, until }: Span,
): Promise<{ name: Sentence; cases: number }[]> {
  const { rows } = await sql<{ zh: string; en: string; cases: number }>`
    select k.name_zh as zh, k.name_en as en, count(*)::integer as cases
    from case_states
    join cases c on c.county = case_states.county and c.id = case_states.case_id
    join categories k on k.county = c.county and k.code = coalesce(case_states.category, c.category)
    where case_states.county = ${scope.county} and case_states.stage = 'closed'
      and case_states.closed_at >= ${from} and case_states.closed_at < ${until}
      and not c.confidential and not case_states.confidential and not k.confidential
      and ${shownBelow(scope)}
    group by k.code, k.name_zh, k.name_en
    order by cases desc, k.code`.execute(read);
  return rows.map(({ zh, en, cases }) => ({ name: { zh, en }, cases }));
}

/** How many were reported, confidential ones left out. */
export async function countReported(
  read: Read,
  scope: Scope,
  { from, until }: Span,
): Promise<number> {
  const { rows } = await sql<{ cases: number }>`
    select count(*)::integer as cases
    from cases c
    join case_states on case_states.county = c.county and case_states.case_id = c.id
    where c.county = ${scope.county} and c.reported_at >= ${from} and c.reported_at < ${until}
      and not c.confidential and not case_states.confidential and ${shownBelow(scope)}`.execute(
    read,
  );
  return rows[0]?.cases ?? 0;
}

export interface WorkWaiting {
  toAccept: number;
  /** Due within a day. */
  dueSoon: number;
  overdue: number;
}

/** What waits for staff and units of an area at this moment. */
export async function countWork(read: Read, scope: Scope, now: Date): Promise<WorkWaiting> {
  const { rows } = await sql<WorkWaiting>`
    select
      (count(*) filter (where stage = 'reported'))::integer as "toAccept",
      (count(*) filter (where ${dueWithin(now, 24)}))::integer as "dueSoon",
      (count(*) filter (where ${overdueAt(now)}))::integer as overdue
    from case_states
    where county = ${scope.county} and deadline is not null
      and ${liesBelow(scope, sql`case_states.grid`)}`.execute(read);
  return rows[0] ?? { toAccept: 0, dueSoon: 0, overdue: 0 };
}
