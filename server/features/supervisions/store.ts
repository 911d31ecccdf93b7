import { type Insertable, type Selectable, sql } from 'kysely';
import type { CaseStage } from '../../../contract/case-road.ts';
import type { BrokenClock } from '../../../contract/supervisions.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Supervisions } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { liesBelow } from '../../platform/lies-below.ts';
import { afterCursor, beforeCursor, type PageCursor } from '../../platform/page.ts';
import { type Scope, staffOf } from '../../platform/scope.ts';
import * as cases from '../cases/service.ts';
import { type BrokenLimit, type IssuedSlip, isSentFor, type SentSlip } from './decide.ts';

type SlipRow = Selectable<Supervisions>;

/** A slip with what is shown of its case: never a word of what was reported. */
export type ListedSlip = SlipRow & {
  code: string;
  stage: CaseStage;
  grid: string | null;
  category_name: Sentence;
  area_name: Sentence;
  unit_name: Sentence | null;
};

const listed = sql`
  select v.*, c.code, s.stage, s.grid,
    json_build_object('zh', g.name_zh, 'en', g.name_en) as category_name,
    json_build_object('zh', a.name_zh, 'en', a.name_en) as area_name,
    case when u.id is null then null else json_build_object('zh', u.name_zh, 'en', u.name_en) end as unit_name
  from supervisions v
  join cases c on c.county = v.county and c.id = v.case_id
  join case_states s on s.county = v.county and s.case_id = v.case_id
  join categories g on g.county = c.county and g.code = coalesce(s.category, c.category)
  join areas a on a.county = v.county and a.code = v.area
  left join units u on u.county = v.county and u.id = v.unit`;

/** What lies below the areas of a scope or is owed by its person's unit, and does not complain of that. */
const below = (scope: Scope) => {
  const { unit } = staffOf(scope);
  return sql`v.county = ${scope.county}
    and (${liesBelow(scope, sql`s.grid`)}
      or v.unit = ${unit}::uuid)
    and not ${cases.complainsOf('s', unit)}`;
};

/** A slip as it is told to a group: it names nobody. */
export interface Issued {
  code: string;
  category: string;
  areaName: string | null;
  clock: BrokenClock;
  dueAt: Date;
  /** On the ladder; 0: somebody who leads sent it. */
  step: number;
}

/** Slips of a span, of each case that of the highest step; not of what is confidential, nor of complaints about a unit. */
export async function listIssued(
  read: Read,
  scope: Scope,
  { since, until }: { since: Date; until: Date },
): Promise<Issued[]> {
  const { rows } = await sql<Issued>`
    select distinct on (v.case_id) c.code, g.name_zh as category, a.name_zh as "areaName", v.clock,
      v.due_at as "dueAt", v.step
    from supervisions v
    join cases c on c.county = v.county and c.id = v.case_id
    join case_states s on s.county = v.county and s.case_id = v.case_id
    join categories g on g.county = c.county and g.code = coalesce(s.category, c.category)
    left join areas a on a.county = s.county and a.code = s.grid
    where v.county = ${scope.county} and v.issued_at >= ${since} and v.issued_at < ${until}
      and s.against is null and not c.confidential and not s.confidential
      and ${liesBelow(scope, sql`s.grid`)}
    order by v.case_id, v.step desc`.execute(read);
  return rows;
}

interface SlipPage {
  /** open: what must be answered first · all: the newest first. */
  show: 'open' | 'all';
  after?: PageCursor | undefined;
  /** null: all of them. */
  limit: number | null;
}

export async function listSlips(
  read: Read,
  scope: Scope,
  { show, after, limit }: SlipPage,
): Promise<ListedSlip[]> {
  const page =
    show === 'open'
      ? sql`v.state <> 'done' and ${afterCursor('v.reply_due_at', 'v.id', after)}
          order by v.reply_due_at, v.id`
      : sql`${beforeCursor('v.reply_due_at', 'v.id', after)}
          order by v.reply_due_at desc, v.id desc`;
  const { rows } = await sql<ListedSlip>`${listed}
    where ${below(scope)} and ${page} limit ${limit}`.execute(read);
  return rows;
}

export async function findSlip(
  read: Read,
  scope: Scope,
  id: string,
): Promise<ListedSlip | undefined> {
  const { rows } = await sql<ListedSlip>`${listed} where ${below(scope)} and v.id = ${id}`.execute(
    read,
  );
  return rows[0];
}

export async function lockSlip(tx: Tx, { county }: Scope, id: string): Promise<void> {
  await tx
    .selectFrom('supervisions')
    .select('id')
    .where('county', '=', county)
    .where('id', '=', id)
    .forUpdate()
    .execute();
}

/** Writes a slip; false where it was sent before. */
export async function insertSlip(
  tx: Tx,
  { county }: Scope,
  slip: Omit<Insertable<Supervisions>, 'county'>,
): Promise<boolean> {
  const row = await tx
    .insertInto('supervisions')
    .values({ county, ...slip })
    .onConflict((conflict) => conflict.constraint('supervisions_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

type Change = Partial<Omit<SlipRow, 'county' | 'id' | 'case_id'>>;

export async function changeSlip(
  tx: Tx,
  { county }: Scope,
  { id, ...change }: Change & { id: string },
): Promise<void> {
  await tx
    .updateTable('supervisions')
    .set(change)
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/**
 * Whether a slip of a case waits for an answer of those who owe its next step: a unit; null: the desk. What another
 * owes that had the case before keeps nobody from asking them.
 */
export async function hasOpenSlip(
  read: Read,
  { county }: Scope,
  { caseId, unit }: { caseId: string; unit: string | null },
): Promise<boolean> {
  const row = await read
    .selectFrom('supervisions')
    .select('id')
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .where('unit', 'is not distinct from', unit)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row !== undefined;
}

/** The clock of some cases’ promises that is broken, and since when. */
type Limit = BrokenLimit & { id: string };

/** When something was promised anew that a slip of this clock is about: by a unit that gave it back, or by opening it again. */
const promisedAnew = sql`case v.clock
  when 'dispatch' then (select max(e.at) from case_events e
    where e.county = v.county and e.case_id = v.case_id and e.kind = 'handed_back')
  when 'resolution' then (select max(e.at) from case_events e
    where e.county = v.county and e.case_id = v.case_id
      and (e.kind = 'reopened' or e.kind = 'visited' and e.data ->> 'result' = 'not_solved'))
  when 'verification' then s.stage_since end`;

/** How long the report has lain with its reporter since a slip was sent: by so much every promise has moved. */
const returnedMs = sql`(select coalesce(sum(extract(epoch from e.at - r.at) * 1000), 0)::float8
  from case_events e cross join lateral (select back.at from case_events back
    where back.county = e.county and back.case_id = e.case_id and back.kind = 'returned' and back.seq < e.seq
    order by back.seq desc limit 1) r
  where e.county = v.county and e.case_id = v.case_id and e.kind = 'supplemented' and e.at > v.issued_at)`;

/** That a slip ended because nobody was left to answer it makes nobody wait: it was not answered. */
const stateSent = sql`case when v.state = 'done' and v.answered_by is null then 'open' else v.state end`;

/** What the ladder sent for the promises of some cases that are broken. */
export async function listSent(
  read: Read,
  { county }: Scope,
  limits: readonly Limit[],
): Promise<(limit: Limit) => SentSlip[]> {
  if (limits.length === 0) return () => [];
  const { rows } = await sql<IssuedSlip & { caseId: string }>`
    select v.case_id as "caseId", v.step, ${stateSent} as state, v.reply_due_at as "replyDueAt", v.clock, v.due_at as "dueAt",
      v.issued_at > coalesce(${promisedAnew}, '-infinity') as "isOfLast", ${returnedMs} as "returnedMs"
    from supervisions v
    join case_states s on s.county = v.county and s.case_id = v.case_id
    where v.county = ${county} and v.case_id = any(${limits.map(({ id }) => id)}::uuid[]) and v.step > 0`.execute(
    read,
  );
  const ofCase = Map.groupBy(rows, ({ caseId }) => caseId);
  return (limit) => (ofCase.get(limit.id) ?? []).filter((slip) => isSentFor(slip, limit));
}

/**
 * An answer that nobody decided on before its case went on needs no decision any more; and a slip of a unit that its
 * case complains of by now can be answered by nobody. @returns how many
 */
export async function endSettledSlips(tx: Tx, { county }: Scope, at: Date): Promise<number> {
  const { rows } = await sql`
    update supervisions v set state = 'done', decided_at = ${at}
    from case_states s
    where v.county = ${county} and s.county = v.county and s.case_id = v.case_id
      and (v.state = 'answered'
        and s.stage in ('awaiting_confirmation', 'closed', 'refused', 'withdrawn', 'transferred')
      or v.state <> 'done' and (v.unit = s.against or v.unit = any(s.also_against)))
    returning v.id`.execute(tx);
  return rows.length;
}

/** Remembers that a limit was warned of; false where it had been. */
export async function insertWarning(
  tx: Tx,
  { county }: Scope,
  { caseId, dueAt, at }: { caseId: string; dueAt: Date; at: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('clock_warnings')
    .values({ county, case_id: caseId, due_at: dueAt, warned_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('case_id')
    .executeTakeFirst();
  return row !== undefined;
}
