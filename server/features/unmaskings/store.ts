import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { DB, Unmaskings } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { countOfAll } from '../../platform/due.ts';
import { liesBelow } from '../../platform/lies-below.ts';
import { afterCursor, beforeCursor, type PageCursor } from '../../platform/page.ts';
import { type Scope, staffOf } from '../../platform/scope.ts';

export type UnmaskingRow = Selectable<Unmaskings>;

/** A look with what a reader needs to know of its case. */
export interface ListedUnmasking extends UnmaskingRow {
  code: string;
  /** Where the case lies. */
  grid: string | null;
  lng: number | null;
  confidential: boolean;
  alias: string;
  category_zh: string;
  category_en: string;
}

/** Inserts what somebody asks for; undefined while an earlier asking of theirs is open. */
export function insertUnmasking(
  tx: Tx,
  scope: Scope,
  unmasking: Omit<
    UnmaskingRow,
    'county' | 'state' | 'decided_by' | 'decided_role' | 'decided_at' | 'note_sealed' | 'shown_at'
  >,
): Promise<UnmaskingRow | undefined> {
  return tx
    .insertInto('unmaskings')
    .values({ ...unmasking, county: scope.county, state: 'asked' })
    .onConflict((conflict) =>
      conflict
        .columns(['county', 'case_id', 'asked_by'])
        // Literals, as the index has them: a kept plan does not know what a parameter will be.
        .where('state', 'in', [sql.lit('asked'), sql.lit('approved')])
        .doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
}

/** What ran out of time is closed, so that it can be asked for again. */
export async function closeLapsed(
  tx: Tx,
  scope: Scope,
  { caseId, now }: { caseId: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('unmaskings')
    .set({ state: 'lapsed' })
    .where('county', '=', scope.county)
    .where('case_id', '=', caseId)
    .where('state', 'in', ['asked', 'approved'])
    .where('closes_at', '<=', now)
    .execute();
}

/** The reader's own newest asking about a case. */
export function findMine(
  read: Read,
  scope: Scope,
  caseId: string,
): Promise<ListedUnmasking | undefined> {
  return listed(read, scope)
    .where('unmaskings.case_id', '=', caseId)
    .where('unmaskings.asked_by', '=', staffOf(scope).id)
    .orderBy('unmaskings.asked_at', 'desc')
    .orderBy('unmaskings.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** One below the scope, under lock; one elsewhere answers like one that does not exist. */
export function lockUnmasking(
  tx: Tx,
  scope: Scope,
  id: string,
): Promise<ListedUnmasking | undefined> {
  return below(listed(tx, scope), scope)
    .where('unmaskings.id', '=', id)
    .forUpdate('unmaskings')
    .executeTakeFirst();
}

export function getUnmasking(read: Read, scope: Scope, id: string): Promise<ListedUnmasking> {
  return listed(read, scope).where('unmaskings.id', '=', id).executeTakeFirstOrThrow();
}

/** The row alone, as the audit keeps its digest. */
export function getStored(read: Read, scope: Scope, id: string): Promise<UnmaskingRow> {
  return read
    .selectFrom('unmaskings')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

interface Page {
  show: 'waiting' | 'over';
  after: PageCursor | undefined;
  limit: number;
  now: Date;
}

/** Those that wait, oldest first; those that are over, newest first. */
export function listUnmaskings(
  read: Read,
  scope: Scope,
  { show, after, limit, now }: Page,
): Promise<ListedUnmasking[]> {
  const waiting = waitsAt(now);
  const query = below(listed(read, scope), scope).limit(limit);
  return show === 'waiting'
    ? query
        .where(waiting)
        .where(afterCursor('unmaskings.asked_at', 'unmaskings.id', after))
        .orderBy('unmaskings.asked_at')
        .orderBy('unmaskings.id')
        .execute()
    : query
        .where(sql<boolean>`not ${waiting}`)
        .where(beforeCursor('unmaskings.asked_at', 'unmaskings.id', after))
        .orderBy('unmaskings.asked_at', 'desc')
        .orderBy('unmaskings.id', 'desc')
        .execute();
}

const waitsAt = (now: Date) =>
  sql<boolean>`(unmaskings.state = 'asked' and unmaskings.closes_at > ${now})`;

/** How many wait for somebody to agree who is not the reader. */
export async function countWaiting(
  read: Read,
  scope: Scope,
  { reader, now }: { reader: string; now: Date },
): Promise<number> {
  const { count } = await below(listed(read, scope), scope)
    .clearSelect()
    .select(countOfAll())
    .where(waitsAt(now))
    .where('unmaskings.asked_by', '<>', reader)
    .executeTakeFirstOrThrow();
  return count;
}

type Query = SelectQueryBuilder<DB, 'unmaskings' | 'cases', ListedUnmasking>;

function listed(read: Read, scope: Scope): Query {
  return read
    .selectFrom('unmaskings')
    .innerJoin('cases', (join) =>
      join
        .onRef('cases.county', '=', 'unmaskings.county')
        .onRef('cases.id', '=', 'unmaskings.case_id'),
    )
    .innerJoin('categories', (join) =>
      join
        .onRef('categories.county', '=', 'cases.county')
        .onRef('categories.code', '=', 'cases.category'),
    )
    .innerJoin('case_reporters', (join) =>
      join
        .onRef('case_reporters.county', '=', 'unmaskings.county')
        .onRef('case_reporters.case_id', '=', 'unmaskings.case_id')
        .onRef('case_reporters.resident', '=', 'unmaskings.resident'),
    )
    .selectAll('unmaskings')
    .select([
      'cases.code',
      'cases.grid',
      'cases.lng',
      // What was reported, or what staff found it to be.
      sql<boolean>`(cases.confidential or exists (select from case_states s where s.county = cases.county
        and s.case_id = cases.id and s.confidential))`.as('confidential'),
      'case_reporters.alias',
      'categories.name_zh as category_zh',
      'categories.name_en as category_en',
    ])
    .where('unmaskings.county', '=', scope.county) as unknown as Query;
}

const below = (query: Query, scope: Scope): Query => query.where(liesBelow(scope, sql`cases.grid`));

type Change = Partial<
  Pick<
    UnmaskingRow,
    | 'state'
    | 'decided_by'
    | 'decided_role'
    | 'decided_at'
    | 'note_sealed'
    | 'closes_at'
    | 'shown_at'
  >
>;

export function changeUnmasking(
  tx: Tx,
  scope: Scope,
  id: string,
  change: Change,
): Promise<UnmaskingRow> {
  return tx
    .updateTable('unmaskings')
    .set(change)
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
