import { sql } from 'kysely';
import { plainArray } from '../../platform/array-literal.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { RedemptionRow } from './store.ts';

/** The numbers under which the ledger knows these households. */
export async function listHouseholdNos(
  read: Read,
  { county }: Scope,
  households: readonly string[],
): Promise<Map<string, bigint>> {
  if (households.length === 0) return new Map();
  const rows = await read
    .selectFrom('households')
    .select(['id', 'holder_no'])
    .where('county', '=', county)
    .where(sql<boolean>`id = any (${plainArray([...new Set(households)])}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, holder_no }) => [id, holder_no]));
}

/** What a household pays for or paid, since an instant, newest first. */
export function listPaidBy(
  read: Read,
  { county }: Scope,
  { household, since }: { household: string; since: Date },
): Promise<RedemptionRow[]> {
  return read
    .selectFrom('redemptions')
    .selectAll()
    .where('county', '=', county)
    .where('paid_by', '=', household)
    .where('reserved_at', '>=', since)
    .orderBy('reserved_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
