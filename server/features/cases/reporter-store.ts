import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/database.ts';
import { residentOf, type Scope, typedByOf } from '../../platform/scope.ts';
import { hasEnded } from './overdue-store.ts';
import { hasNoPhone } from './phoneless-store.ts';

/**
 * Whether the resident who asks reported this case. Of what is confidential, staff who type for them are told
 * nothing.
 */
export const isReporter = (read: Read, scope: Scope, caseId: string): Promise<boolean> =>
  isReporterOfAny(read, scope, [caseId]);

/** The same of one of several. */
export async function isReporterOfAny(
  read: Read,
  scope: Scope,
  caseIds: readonly string[],
): Promise<boolean> {
  const rows = await read
    .selectFrom('case_reporters')
    .select('case_id')
    .where('county', '=', scope.county)
    .where('case_id', 'in', [...caseIds])
    .where('resident', '=', residentOf(scope))
    .execute();
  if (rows.length === 0 || typedByOf(scope) === undefined) return rows.length > 0;
  const theirs = rows.map(({ case_id }) => case_id);
  const reporters = await listReporters(read, scope, theirs);
  return theirs.some((id) => reporters.get(id)?.confidential === false);
}

/** The child for whom somebody reported a case. */
export async function findChildOf(
  read: Read,
  { county }: Scope,
  { caseId, resident }: { caseId: string; resident: string },
): Promise<string | null> {
  const row = await read
    .selectFrom('case_reporters')
    .select('child')
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .where('resident', '=', resident)
    .executeTakeFirst();
  return row?.child ?? null;
}

/** Everybody who reported one of these cases, and the children for whom they did, in the order of their keys. */
export async function listBehind(
  read: Read,
  { county }: Scope,
  caseIds: readonly string[],
): Promise<{ residents: string[]; children: string[] }> {
  const rows = await read
    .selectFrom('case_reporters')
    .select(['resident', 'child'])
    .where('county', '=', county)
    .where('case_id', 'in', [...caseIds])
    .orderBy('resident')
    .execute();
  return {
    residents: [...new Set(rows.map(({ resident }) => resident))],
    children: [...new Set(rows.flatMap(({ child }) => child ?? []))],
  };
}

const reportsOf = (read: Read, { county }: Scope) =>
  read
    .selectFrom('case_reporters')
    .innerJoin('cases', (join) =>
      join
        .onRef('cases.county', '=', 'case_reporters.county')
        .onRef('cases.id', '=', 'case_reporters.case_id'),
    )
    .where('case_reporters.county', '=', county);

/** Who reported the case with this code, to be compared with somebody: never handed to handlers. */
export async function listReportersOf(read: Read, scope: Scope, code: string): Promise<string[]> {
  const rows = await reportsOf(read, scope)
    .select('case_reporters.resident')
    .where('cases.code', '=', code)
    .execute();
  return rows.map(({ resident }) => resident);
}

/** Whether somebody reported anything at all. */
export async function hasReported(read: Read, scope: Scope, resident: string): Promise<boolean> {
  const row = await reportsOf(read, scope)
    .select('case_reporters.case_id')
    .where('case_reporters.resident', '=', resident)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The first reporter of a case, for telling: never handed to handlers. */
export async function getReporter(
  read: Read,
  scope: Scope,
  caseId: string,
): Promise<{ resident: string; alias: string; withoutPhone: boolean }> {
  const row = await read
    .selectFrom('case_reporters')
    .select(['resident', 'alias', hasNoPhone('case_reporters').as('withoutPhone')])
    .where('county', '=', scope.county)
    .where('case_id', '=', caseId)
    .orderBy('at')
    .limit(1)
    .executeTakeFirstOrThrow();
  return row;
}

export interface Reporter {
  resident: string;
  alias: string;
  confidential: boolean;
  nameSealed: string | null;
  phoneSealed: string | null;
  /** The grid where they live. */
  home: string | null;
}

/** The first reporter of each case: with their key its words are sealed. Never handed to handlers. */
export async function listReporters(
  read: Read,
  scope: Scope,
  caseIds: readonly string[],
): Promise<Map<string, Reporter>> {
  if (caseIds.length === 0) return new Map();
  const rows = await read
    .selectFrom('case_reporters')
    .innerJoin('cases', (join) =>
      join
        .onRef('cases.county', '=', 'case_reporters.county')
        .onRef('cases.id', '=', 'case_reporters.case_id'),
    )
    .innerJoin('case_states', (join) =>
      join
        .onRef('case_states.county', '=', 'case_reporters.county')
        .onRef('case_states.case_id', '=', 'case_reporters.case_id'),
    )
    .innerJoin('residents', (join) =>
      join
        .onRef('residents.county', '=', 'case_reporters.county')
        .onRef('residents.id', '=', 'case_reporters.resident'),
    )
    .distinctOn('case_reporters.case_id')
    .select([
      'case_reporters.case_id',
      'case_reporters.resident',
      'case_reporters.alias',
      sql<boolean>`(cases.confidential or case_states.confidential)`.as('confidential'),
      'residents.name_sealed as nameSealed',
      'residents.phone_sealed as phoneSealed',
      'residents.grid as home',
    ])
    .where('case_reporters.county', '=', scope.county)
    .where('case_reporters.case_id', 'in', [...caseIds])
    .orderBy('case_reporters.case_id')
    .orderBy('case_reporters.at')
    .execute();
  return new Map(rows.map(({ case_id, ...reporter }) => [case_id, reporter]));
}

export interface OpenCase {
  id: string;
  grid: string | null;
  lng: number | null;
}

/** Cases of a reporter that wait for somebody’s next step, under lock, in the order of their keys. */
export async function lockOpenOf(tx: Tx, { county }: Scope, resident: string): Promise<OpenCase[]> {
  const { rows } = await sql<OpenCase>`
    select s.case_id as id, s.grid, c.lng
    from case_reporters r
    join case_states s on s.county = r.county and s.case_id = r.case_id
    join cases c on c.county = r.county and c.id = r.case_id
    where r.county = ${county} and r.resident = ${resident}
      and not ${hasEnded('s.stage')}
    order by s.case_id for update of s`.execute(tx);
  return rows;
}

export async function countOpenOf(
  read: Read,
  { county }: Scope,
  resident: string,
): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::integer as open
    from case_reporters r
    join case_states s on s.county = r.county and s.case_id = r.case_id
    where r.county = ${county} and r.resident = ${resident}
      and not ${hasEnded('s.stage')}`.execute(read);
  return rows[0]?.open ?? 0;
}

/** What is published of matters that somebody reported, also where theirs goes its own way by now. */
export async function listPublishedOf(
  tx: Tx,
  { county }: Scope,
  resident: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with leads as (
      select distinct coalesce(s.matter, s.case_id) as id
      from case_reporters r
      join case_states s on s.county = r.county and s.case_id = r.case_id
      where r.county = ${county} and r.resident = ${resident}
      union
      select (e.data ->> 'into')::uuid
      from case_reporters r
      join case_events e on e.county = r.county and e.case_id = r.case_id and e.kind = 'merged'
      where r.county = ${county} and r.resident = ${resident}
    )
    select s.case_id as id
    from leads join case_states s on s.case_id = leads.id
    where s.county = ${county} and s.published
    union
    select s.case_id
    from leads join case_states s on s.matter = leads.id
    where s.county = ${county} and s.published
    order by id`.execute(tx);
  return rows.map(({ id }) => id);
}
