import { sql } from 'kysely';
import type { Read } from '../../platform/database.ts';
import { areaPatterns, type Scope } from '../../platform/scope.ts';

export interface Debtor {
  resident: string;
  holderNo: bigint;
  grid: string | null;
}

interface Debtors {
  /** The last one of the page before. */
  after: string | undefined;
  limit: number;
}

/** Residents below the scope of whom points were taken back that they had spent, by their keys. */
export async function listDebtors(
  read: Read,
  scope: Scope,
  { after, limit }: Debtors,
): Promise<Debtor[]> {
  const rows = await debtorsBelow(read, scope)
    .$if(after !== undefined, (query) => query.where('residents.id', '>', after ?? ''))
    .orderBy('residents.id')
    .limit(limit)
    .execute();
  return rows.map(({ holder_no: holderNo, ...row }) => ({ ...row, holderNo }));
}

export async function findDebtor(
  read: Read,
  scope: Scope,
  resident: string,
): Promise<Debtor | undefined> {
  const row = await debtorsBelow(read, scope)
    .where('residents.id', '=', resident)
    .executeTakeFirst();
  return row && { resident: row.resident, grid: row.grid, holderNo: row.holder_no };
}

const debtorsBelow = (read: Read, scope: Scope) =>
  read
    .selectFrom('residents')
    .select(['residents.id as resident', 'residents.holder_no', 'residents.grid'])
    .where('residents.county', '=', scope.county)
    .where(
      sql<boolean>`coalesce(residents.grid, ${String(scope.county)}) like any(${areaPatterns(scope)})`,
    )
    .where((where) =>
      where.exists(
        where
          .selectFrom('awards')
          .select('awards.id')
          .where('awards.county', '=', scope.county)
          .whereRef('awards.resident', '=', 'residents.id')
          .where('awards.reversal_owed', '>', 0),
      ),
    );
