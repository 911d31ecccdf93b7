import { sql } from 'kysely';
import type { CaseStage } from '../../../contract/case-road.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { liesBelow } from '../../platform/lies-below.ts';
import type { Scope } from '../../platform/scope.ts';
import { isOwed, isOwedOf, overdueAt, soonAt } from './overdue-store.ts';
import { hasNoPhone } from './phoneless-store.ts';

/** A case whose next step is late, or nearly. */
export interface LateCase {
  id: string;
  code: string;
  grid: string | null;
  unit: string | null;
  stage: CaseStage;
  dueAt: Date;
  /** Which of its clocks that is. */
  clock: 'dispatch' | 'first_answer' | 'resolution' | 'verification';
}

const late = sql`select c.id, c.code, case_states.grid, case_states.unit, case_states.stage,
    case_states.deadline as "dueAt",
    case when case_states.stage = 'answered' then 'verification'
      when case_states.dispatched_at is null and case_states.deadline = case_states.dispatch_due_at then 'dispatch'
      when case_states.first_answered_at is null and case_states.deadline = case_states.first_answer_due_at
        then 'first_answer'
      else 'resolution' end as clock
  from case_states join cases c on c.county = case_states.county and c.id = case_states.case_id`;

/**
 * Of several reports of one matter the one that was promised the earliest is told of and climbs, whether it leads
 * or follows: a late one would otherwise be hidden behind a fresh one.
 */
const climbs = sql`not exists (select from case_states other
  where other.county = case_states.county and other.case_id <> case_states.case_id
    and (other.matter = coalesce(case_states.matter, case_states.case_id) or other.case_id = case_states.matter)
    and ${isOwedOf('other')}
    and (other.deadline, other.matter is not null, other.case_id)
      < (case_states.deadline, case_states.matter is not null, case_states.case_id))`;

/** Cases that broke a limit, the oldest first. */
export async function listLate(
  read: Read,
  { county }: Scope,
  { now, after, limit }: { now: Date; after: string | null; limit: number },
): Promise<LateCase[]> {
  const { rows } = await sql<LateCase>`${late}
    where case_states.county = ${county} and ${overdueAt(now)} and ${climbs}
      and (${after}::uuid is null or c.id > ${after}::uuid)
    order by c.id limit ${limit}`.execute(read);
  return rows;
}

/** Cases whose limit is less than three hours away and that nobody was warned of. */
export async function listSoon(
  read: Read,
  { county }: Scope,
  { now, limit }: { now: Date; limit: number },
): Promise<LateCase[]> {
  const { rows } = await sql<LateCase>`${late}
    where case_states.county = ${county} and ${soonAt(now)} and ${climbs}
      and not exists (select from clock_warnings w where w.county = case_states.county
        and w.case_id = case_states.case_id and w.due_at = case_states.deadline)
    order by case_states.deadline, c.id limit ${limit}`.execute(read);
  return rows;
}

/** A limit that was broken, in words that name nobody. */
export interface Broken {
  code: string;
  category: string;
  areaName: string | null;
  clock: LateCase['clock'];
  dueAt: Date;
}

/** Limits that broke within a span and are still owed, below a scope; not of what is confidential, nor of complaints. */
export async function listBroken(
  read: Read,
  scope: Scope,
  { since, until }: { since: Date; until: Date },
): Promise<Broken[]> {
  const { rows } = await sql<Broken>`
    select l.code, g.name_zh as category, a.name_zh as "areaName", l.clock, l."dueAt"
    from (${late} where case_states.county = ${scope.county} and ${overdueAt(until)} and ${climbs}
      and case_states.deadline >= ${since} and case_states.against is null
      and not c.confidential and not case_states.confidential
      and ${liesBelow(scope, sql`case_states.grid`)}) l
    join cases c on c.county = ${scope.county} and c.id = l.id
    join case_states s on s.county = c.county and s.case_id = c.id
    join categories g on g.county = c.county and g.code = coalesce(s.category, c.category)
    left join areas a on a.county = c.county and a.code = s.grid
    order by l."dueAt", l.code`.execute(read);
  return rows;
}

/** Whether a case still owes what it did when it was listed; held so until the transaction ends. */
export async function holdOwed(
  tx: Tx,
  { county }: Scope,
  { id, dueAt }: Pick<LateCase, 'id' | 'dueAt'>,
): Promise<boolean> {
  const { rows } = await sql`select case_id from case_states
    where county = ${county} and case_id = ${id} and deadline = ${dueAt} and ${isOwed} and ${climbs}
    for update`.execute(tx);
  return rows.length > 0;
}

/** Cases whose pause is over. */
export async function listPausedUntil(
  read: Read,
  { county }: Scope,
  { now, limit }: { now: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select case_id as id from case_states
    where county = ${county} and stage = 'dispatched' and paused_until <= ${now}
    order by case_id limit ${limit}`.execute(read);
  return rows.map(({ id }) => id);
}

/** A report that was returned to its reporter. */
export interface ReturnedCase {
  id: string;
  /** By when they were to add what was asked. */
  dueAt: Date;
}

/** Reports whose reporter has not added in time what was asked, and was not reminded of it yet. */
export async function listUnsupplemented(
  read: Read,
  { county }: Scope,
  { now, limit }: { now: Date; limit: number },
): Promise<ReturnedCase[]> {
  const { rows } =
    await sql<ReturnedCase>`select case_id as id, deadline as "dueAt" from case_states
    where county = ${county} and stage = 'returned' and deadline <= ${now}
      and not exists (select from clock_warnings w where w.county = case_states.county
        and w.case_id = case_states.case_id and w.due_at = case_states.deadline)
    order by deadline, case_id limit ${limit}`.execute(read);
  return rows;
}

/**
 * Cases that waited for the reporter’s word in vain. Whoever has no phone of their own is asked before: silence
 * of theirs says nothing.
 */
export async function listSilent(
  read: Read,
  { county }: Scope,
  { now, limit }: { now: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select s.case_id as id
    from case_states s
    where s.county = ${county} and s.stage = 'awaiting_confirmation' and s.deadline <= ${now}
      and (s.visits > 0 or not ${hasNoPhone('s')})
    order by s.case_id limit ${limit}`.execute(read);
  return rows.map(({ id }) => id);
}
