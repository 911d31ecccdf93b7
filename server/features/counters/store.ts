import { type Insertable, type Selectable, sql } from 'kysely';
import type { CounterConflicts, CounterEntries, Tills } from '../../../db/types.ts';
import { plainArray } from '../../platform/array-literal.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { beforeCursor, type PageCursor } from '../../platform/page.ts';
import { areaPatterns, type Scope } from '../../platform/scope.ts';

export type TillRow = Selectable<Tills>;
export type EntryRow = Selectable<CounterEntries>;
export type ConflictRow = Selectable<CounterConflicts>;

interface Opening {
  id: string;
  counter: string;
  staff: string;
  at: Date;
}

/** A device at a counter, opened where it was not known; locked either way. */
export async function openTill(
  tx: Tx,
  { county }: Scope,
  { id, counter, staff, at }: Opening,
): Promise<TillRow> {
  const opened = { opened_at: at, opened_by: staff, sheet_at: at };
  await tx
    .insertInto('tills')
    .values({ county, id, counter, ...opened })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return oneTill(tx, county, id).executeTakeFirstOrThrow();
}

export function lockTill(tx: Tx, { county }: Scope, id: string): Promise<TillRow | undefined> {
  return oneTill(tx, county, id).executeTakeFirst();
}

const oneTill = (tx: Tx, county: number, id: string) =>
  tx.selectFrom('tills').selectAll().where('county', '=', county).where('id', '=', id).forUpdate();

type TillChange = Partial<Pick<TillRow, 'sheet_at' | 'last_seq' | 'last_hash' | 'last_at'>>;

export async function changeTill(
  tx: Tx,
  { county }: Scope,
  { id, ...change }: TillChange & { id: string },
): Promise<void> {
  await tx
    .updateTable('tills')
    .set(change)
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

export function findEntry(tx: Tx, { county }: Scope, id: string): Promise<EntryRow | undefined> {
  return tx
    .selectFrom('counter_entries')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertEntry(
  tx: Tx,
  { county }: Scope,
  entry: Omit<Insertable<CounterEntries>, 'county'>,
): Promise<void> {
  await tx
    .insertInto('counter_entries')
    .values({ county, ...entry })
    .execute();
}

export async function insertConflict(
  tx: Tx,
  { county }: Scope,
  conflict: Omit<Insertable<CounterConflicts>, 'county'>,
): Promise<ConflictRow> {
  return tx
    .insertInto('counter_conflicts')
    .values({ county, ...conflict })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function findConflict(
  tx: Tx,
  { county }: Scope,
  entry: string,
): Promise<ConflictRow | undefined> {
  return tx
    .selectFrom('counter_conflicts')
    .selectAll()
    .where('county', '=', county)
    .where('entry', '=', entry)
    .executeTakeFirst();
}

export function listConflictsOf(
  read: Read,
  { county }: Scope,
  entries: readonly string[],
): Promise<ConflictRow[]> {
  if (entries.length === 0) return Promise.resolve([]);
  return read
    .selectFrom('counter_conflicts')
    .selectAll()
    .where('county', '=', county)
    .where(sql<boolean>`entry = any (${plainArray(entries)}::uuid[])`)
    .execute();
}

/** Who handed a redemption over that was charged for all the same; undefined where nobody did. */
export async function findCharged(
  tx: Tx,
  { county }: Scope,
  redemption: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('counter_entries')
    .innerJoin('counter_conflicts', (join) =>
      join
        .onRef('counter_conflicts.county', '=', 'counter_entries.county')
        .onRef('counter_conflicts.entry', '=', 'counter_entries.id'),
    )
    .select('counter_entries.staff')
    .where('counter_entries.county', '=', county)
    .where('counter_entries.redemption', '=', redemption)
    .where('counter_conflicts.bearer', '=', 'resident')
    .executeTakeFirst();
  return row?.staff;
}

export type ListedConflict = ConflictRow & Pick<EntryRow, 'till' | 'staff' | 'counted_at'>;

interface Page {
  before: PageCursor | undefined;
  limit: number;
}

const conflictsWithEntries = (read: Read, { county }: Scope) =>
  read
    .selectFrom('counter_conflicts')
    .innerJoin('counter_entries', (join) =>
      join
        .onRef('counter_entries.county', '=', 'counter_conflicts.county')
        .onRef('counter_entries.id', '=', 'counter_conflicts.entry'),
    )
    .selectAll('counter_conflicts')
    .select(['counter_entries.till', 'counter_entries.staff', 'counter_entries.counted_at'])
    .where('counter_conflicts.county', '=', county);

const conflicts = (read: Read, scope: Scope, { before, limit }: Page) =>
  conflictsWithEntries(read, scope)
    .where(beforeCursor('counter_conflicts.found_at', 'counter_conflicts.entry', before))
    .orderBy('counter_conflicts.found_at', 'desc')
    .orderBy('counter_conflicts.entry', 'desc')
    .limit(limit);

const isBelow = (scope: Scope) =>
  sql<boolean>`exists (select from counters c
    where c.county = counter_conflicts.county and c.id = counter_conflicts.counter
      and c.area like any (${areaPatterns(scope)}))`;

/** Conflicts at counters below the reader's areas, the newest first; those that one side bears, or all. */
export function listConflictsBelow(
  read: Read,
  scope: Scope,
  { bearer, ...page }: Page & { bearer: string | undefined },
): Promise<ListedConflict[]> {
  const below = conflicts(read, scope, page).where(isBelow(scope));
  const those = bearer === undefined ? below : below.where('counter_conflicts.bearer', '=', bearer);
  return those.execute();
}

/** One of them, by the entry that it is about. */
export function findConflictBelow(
  read: Read,
  scope: Scope,
  entry: string,
): Promise<ListedConflict | undefined> {
  return conflictsWithEntries(read, scope)
    .where('counter_conflicts.entry', '=', entry)
    .where(isBelow(scope))
    .executeTakeFirst();
}

/** What tills told of a redemption, in the order in which it came in. */
export function listEntriesOf(
  read: Read,
  { county }: Scope,
  redemption: string,
): Promise<EntryRow[]> {
  return read
    .selectFrom('counter_entries')
    .selectAll()
    .where('county', '=', county)
    .where('redemption', '=', redemption)
    .orderBy('received_at')
    .orderBy('till')
    .orderBy('seq')
    .execute();
}

/** Conflicts at one counter, the newest first. */
export function listConflictsAt(
  read: Read,
  scope: Scope,
  { counter, ...page }: Page & { counter: string },
): Promise<ListedConflict[]> {
  return conflicts(read, scope, page).where('counter_conflicts.counter', '=', counter).execute();
}
