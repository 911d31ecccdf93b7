import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Signal } from '../../../contract/awards.ts';
import { secretDeeds } from '../../../contract/rules.ts';
import type { DB } from '../../../db/types.ts';
import { localDate, startOfMonth } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import { liesBelow } from '../../platform/lies-below.ts';
import { afterCursor, beforeCursor, type PageCursor } from '../../platform/page.ts';
import { residentOf, type Scope, typedByOf } from '../../platform/scope.ts';
import type { AwardRow } from './store.ts';

export type StatementFilter = 'all' | 'settled' | 'pending' | 'reversed';

/** Every award of the resident who asks that gave or may give something, oldest first. */
export function listEverything(read: Read, scope: Scope): Promise<AwardRow[]> {
  return read
    .selectFrom('awards')
    .selectAll()
    .where('county', '=', scope.county)
    .where('resident', '=', residentOf(scope))
    .where((where) => where.or([where('points', '>', 0), where('household_points', '>', 0)]))
    .orderBy('at')
    .orderBy('id')
    .execute();
}

interface StatementPage {
  show: StatementFilter;
  before: PageCursor | undefined;
  limit: number;
}

const pendingStates = ['scheduled', 'queued', 'provisional', 'held'];

const ofSecretDeed = sql<boolean>`exists (
  select from deeds d where d.county = awards.county and d.id = awards.deed
    and d.kind = any(${sql.val([...secretDeeds])}::text[]))`;

/** What came of a case of which nobody is to know who reported it, or of a secret deed. */
const ofConfidentialMatter = sql<boolean>`(${ofSecretDeed} or exists (
  select from cases c join case_states s on s.county = c.county and s.case_id = c.id
  where c.county = awards.county and c.code = awards.case_code
    and (c.confidential or s.confidential)))`;

async function holdsOf(
  read: Read,
  { scope, award, what }: { scope: Scope; award: string; what: RawBuilder<boolean> },
): Promise<boolean> {
  const row = await read
    .selectFrom('awards')
    .select('id')
    .where('county', '=', scope.county)
    .where('id', '=', award)
    .where(what)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether staff who type for the resident who asks may not know of this award. */
export const isKeptFromTyping = async (read: Read, scope: Scope, award: string): Promise<boolean> =>
  typedByOf(scope) !== undefined &&
  (await holdsOf(read, { scope, award, what: ofConfidentialMatter }));

/** Whether an award tells of what nobody but its holder is to know. */
export const isOfSecret = (read: Read, scope: Scope, award: string): Promise<boolean> =>
  holdsOf(read, { scope, award, what: ofSecretDeed });

/** Awards of the resident who asks of which staff who type for them may not know. */
export async function listKeptFromTyping(read: Read, scope: Scope): Promise<Set<string>> {
  if (typedByOf(scope) === undefined) return new Set();
  const rows = await read
    .selectFrom('awards')
    .select('id')
    .where('county', '=', scope.county)
    .where('resident', '=', residentOf(scope))
    .where(ofConfidentialMatter)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The statement of the resident who asks, newest first. */
export function listStatement(
  read: Read,
  scope: Scope,
  { show, before, limit }: StatementPage,
): Promise<AwardRow[]> {
  const states = show === 'pending' ? pendingStates : [show];
  return read
    .selectFrom('awards')
    .selectAll()
    .where('county', '=', scope.county)
    .where('resident', '=', residentOf(scope))
    .$if(typedByOf(scope) !== undefined, (query) =>
      query.where(sql<boolean>`not ${ofConfidentialMatter}`),
    )
    .$if(show !== 'all', (query) => query.where('state', 'in', states))
    .where(beforeCursor('at', 'id', before))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/**
 * The transfer behind an award of the resident who asks: the one that announced it, or that posted it
 * at once; null while there is none, undefined when the award is not theirs.
 */
export async function findMyTransfer(
  read: Read,
  scope: Scope,
  award: string,
): Promise<string | null | undefined> {
  const row = await read
    .selectFrom('awards')
    .select(['pending', 'transfer'])
    .where('county', '=', scope.county)
    .where('id', '=', award)
    .where('resident', '=', residentOf(scope))
    .executeTakeFirst();
  return row && (row.transfer ?? row.pending);
}

export interface PendingSums {
  held: number;
  scheduled: number;
  queued: number;
}

export async function sumPending(read: Read, scope: Scope): Promise<PendingSums> {
  const { rows } = await sql<PendingSums>`
    select coalesce(sum(points) filter (where state = 'held'), 0)::integer as held,
      coalesce(sum(points) filter (where state = 'scheduled'), 0)::integer as scheduled,
      coalesce(sum(points) filter (where state = 'queued'), 0)::integer as queued
    from awards
    where county = ${scope.county} and resident = ${residentOf(scope)}
      and state in ('held', 'scheduled', 'queued')`.execute(read);
  return rows[0] ?? { held: 0, scheduled: 0, queued: 0 };
}

/** Awards of several cases at once, in the order in which they were made. */
export function listByCases(
  read: Read,
  scope: Scope,
  caseCodes: readonly string[],
): Promise<AwardRow[]> {
  if (caseCodes.length === 0) return Promise.resolve([]);
  return read
    .selectFrom('awards')
    .selectAll()
    .where('county', '=', scope.county)
    .where('case_code', 'in', [...caseCodes])
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Awards of several sources at once, each with the one that it came of. */
export async function listBySources(
  read: Read,
  scope: Scope,
  sources: readonly string[],
): Promise<(AwardRow & { source: string })[]> {
  if (sources.length === 0) return [];
  return read
    .selectFrom('awards')
    .innerJoin('deeds', (join) =>
      join.onRef('deeds.county', '=', 'awards.county').onRef('deeds.id', '=', 'awards.deed'),
    )
    .selectAll('awards')
    .select('deeds.source')
    .where('awards.county', '=', scope.county)
    .where('deeds.source', 'in', [...sources])
    .orderBy('awards.at')
    .orderBy('awards.id')
    .execute();
}

export interface HeldRow extends AwardRow {
  grid: string | null;
  lng: number | null;
  typed_by: string | null;
  signals: Signal[];
}

/** Held awards below the scope's areas, oldest first. A deed without a place is the county's. */
export async function listHeld(
  read: Read,
  scope: Scope,
  { after, limit }: { after: PageCursor | undefined; limit: number },
): Promise<HeldRow[]> {
  const rows = await heldBelow(read, scope)
    .innerJoin('assessments', (join) =>
      join
        .onRef('assessments.county', '=', 'awards.county')
        .onRef('assessments.deed', '=', 'awards.deed'),
    )
    .selectAll('awards')
    .select(['deeds.grid', 'deeds.lng', 'deeds.typed_by', 'assessments.signals'])
    .where(afterCursor('awards.at', 'awards.id', after))
    .orderBy('awards.at')
    .orderBy('awards.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, signals: row.signals as unknown as Signal[] }));
}

export async function countHeld(read: Read, scope: Scope): Promise<number> {
  const row = await heldBelow(read, scope)
    .select((select) => select.fn.countAll<bigint>().as('held'))
    .executeTakeFirstOrThrow();
  return Number(row.held);
}

/** Whether an award lies below the scope; an award elsewhere answers like a missing one. */
export function findPlaceBelow(
  read: Read,
  scope: Scope,
  id: string,
): Promise<{ grid: string | null; lng: number | null; typed_by: string | null } | undefined> {
  return awardsBelow(read, scope)
    .select(['deeds.grid', 'deeds.lng', 'deeds.typed_by'])
    .where('awards.id', '=', id)
    .executeTakeFirst();
}

type AwardsWithDeeds = SelectQueryBuilder<DB, 'awards' | 'deeds', object>;

function awardsBelow(read: Read, scope: Scope): AwardsWithDeeds {
  return read
    .selectFrom('awards')
    .innerJoin('deeds', (join) =>
      join.onRef('deeds.county', '=', 'awards.county').onRef('deeds.id', '=', 'awards.deed'),
    )
    .where('awards.county', '=', scope.county)
    .where(liesBelow(scope, sql`deeds.grid`));
}

function heldBelow(read: Read, scope: Scope): AwardsWithDeeds {
  return awardsBelow(read, scope).where('awards.state', '=', 'held');
}

export async function listSignals(read: Read, scope: Scope, source: string): Promise<Signal[]> {
  const rows = await read
    .selectFrom('assessments')
    .innerJoin('deeds', (join) =>
      join
        .onRef('deeds.county', '=', 'assessments.county')
        .onRef('deeds.id', '=', 'assessments.deed'),
    )
    .select('assessments.signals')
    .where('deeds.county', '=', scope.county)
    .where('deeds.source', '=', source)
    .execute();
  return rows.flatMap((row) => row.signals as unknown as Signal[]);
}

/** What the evidence checks said of a deed when it came. */
export async function getEvidence(
  read: Read,
  scope: Scope,
  deed: string,
): Promise<'instant' | 'held'> {
  const { decision } = await read
    .selectFrom('assessments')
    .select('decision')
    .where('county', '=', scope.county)
    .where('deed', '=', deed)
    .executeTakeFirstOrThrow();
  return decision as 'instant' | 'held';
}

/** Points settled in the calendar month, and points still to be settled, of the whole county. */
export async function sumMonth(
  read: Read,
  scope: Scope,
  now: Date,
): Promise<{ settled: number; provisional: number }> {
  const { rows } = await sql<{ settled: number; provisional: number }>`
    select
      coalesce(sum(points) filter (where state = 'settled'
        and settled_at >= ${startOfMonth(localDate(now))}), 0)::integer as settled,
      coalesce(sum(points) filter (where state in ('provisional', 'held')), 0)::integer as provisional
    from awards where county = ${scope.county}`.execute(read);
  return rows[0] ?? { settled: 0, provisional: 0 };
}
