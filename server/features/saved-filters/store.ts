import { type Selectable, sql } from 'kysely';
import type { SavedFilter } from '../../../contract/saved-filters.ts';
import type { SavedFilters } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { type Scope, staffOf } from '../../platform/scope.ts';

const show = ({ id, name, show, kind, area }: Selectable<SavedFilters>): SavedFilter => ({
  id,
  name,
  show: show as SavedFilter['show'],
  kind: kind as SavedFilter['kind'],
  area,
});

/** What whoever asks keeps, the first saved first. */
export async function listFilters(read: Read, scope: Scope): Promise<SavedFilter[]> {
  const rows = await read
    .selectFrom('saved_filters')
    .selectAll()
    .where('county', '=', scope.county)
    .where('staff', '=', staffOf(scope).id)
    .orderBy('saved_at')
    .orderBy('id')
    .execute();
  return rows.map(show);
}

/** Two filters that one person saves at once come one after the other. */
export async function lockMine(tx: Tx, scope: Scope): Promise<void> {
  const mine = `filters of ${staffOf(scope).id}`;
  await sql`select pg_advisory_xact_lock(${scope.county}, hashtext(${mine}))`.execute(tx);
}

export async function insertFilter(
  tx: Tx,
  scope: Scope,
  { at, ...filter }: SavedFilter & { at: Date },
): Promise<void> {
  await tx
    .insertInto('saved_filters')
    .values({ county: scope.county, staff: staffOf(scope).id, ...filter, saved_at: at })
    .execute();
}

const mine = (scope: Scope, id: string) =>
  sql<boolean>`county = ${scope.county} and staff = ${staffOf(scope).id} and id = ${id}`;

export async function renameFilter(
  tx: Tx,
  scope: Scope,
  { id, name }: { id: string; name: string },
): Promise<void> {
  await tx.updateTable('saved_filters').set({ name }).where(mine(scope, id)).execute();
}

export async function deleteFilter(tx: Tx, scope: Scope, id: string): Promise<void> {
  await tx.deleteFrom('saved_filters').where(mine(scope, id)).execute();
}
