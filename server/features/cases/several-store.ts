import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { joined, type StoredCase } from './store.ts';

/**
 * Cases by their codes, under lock in the order of their ids: two who want the same ones never wait for each
 * other in a circle.
 */
export async function lockCases(
  tx: Tx,
  { county }: Scope,
  codes: readonly string[],
): Promise<StoredCase[]> {
  const reports = await tx
    .selectFrom('cases')
    .selectAll()
    .where('county', '=', county)
    .where('code', 'in', [...codes])
    .execute();
  if (reports.length === 0) return [];
  const ids = reports.map(({ id }) => id);
  const rows = await tx
    .selectFrom('case_states')
    .selectAll()
    .where('county', '=', county)
    .where('case_id', 'in', ids)
    .orderBy('case_id')
    .forUpdate()
    .execute();
  return joined(reports, rows);
}
