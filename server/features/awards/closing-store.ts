import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { AwardRow } from './store.ts';

/** Awards of a resident that are still to arrive, under lock. */
export function lockUnended(tx: Tx, scope: Scope, resident: string): Promise<AwardRow[]> {
  return tx
    .selectFrom('awards')
    .selectAll()
    .where('county', '=', scope.county)
    .where('resident', '=', resident)
    .where('state', 'in', ['scheduled', 'queued', 'provisional', 'held'])
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Transfers by which a resident was ever given something, and those that announced it. */
export async function listGivenTo(
  read: Read,
  { county }: Scope,
  resident: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct leg.id from awards a
    cross join lateral (values (a.pending), (a.transfer)) as leg (id)
    where a.county = ${county} and a.resident = ${resident} and leg.id is not null`.execute(read);
  return rows.map(({ id }) => id);
}
