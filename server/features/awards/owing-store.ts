import { type RawBuilder, sql } from 'kysely';
import { plainArray } from '../../platform/array-literal.ts';
import type { Read } from '../../platform/database.ts';
import { liesBelow } from '../../platform/lies-below.ts';
import type { Scope } from '../../platform/scope.ts';

export interface Debtor {
  kind: 'resident' | 'household';
  id: string;
  holderNo: bigint;
  grid: string | null;
}

interface Debtors {
  /** The last one of the page before. */
  after: string | undefined;
  limit: number;
}

/**
 * Residents and households below the scope who may owe something, by their keys: points were taken back
 * that had been spent, or something was collected that had been given back.
 */
export async function listDebtors(
  read: Read,
  scope: Scope,
  { after, limit }: Debtors,
): Promise<Debtor[]> {
  const { rows } = await sql<Debtor>`
    ${debtorsBelow(scope)} ${after === undefined ? sql`` : sql`and debtor.id > ${after}::uuid`}
    order by id limit ${limit}`.execute(read);
  return rows;
}

export async function findDebtor(
  read: Read,
  scope: Scope,
  id: string,
): Promise<Debtor | undefined> {
  const { rows } = await sql<Debtor>`
    ${debtorsBelow(scope)} and debtor.id = ${id}::uuid`.execute(read);
  return rows[0];
}

/** How many of these residents and households lie below the scope and may owe something. */
export async function countDebtors(
  read: Read,
  scope: Scope,
  among: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count
    from (${debtorsBelow(scope)} and debtor.id = any(${plainArray(among)}::uuid[])) found`.execute(
    read,
  );
  return rows[0]?.count ?? 0;
}

/** A household's share was taken back where its deed says so: it is the household of that day. */
const debtorsBelow = (scope: Scope): RawBuilder<Debtor> => sql<Debtor>`
  select kind, id, holder_no as "holderNo", grid from (
    select 'resident' as kind, r.id, r.holder_no, r.grid from residents r
    where r.county = ${scope.county} and exists (select from awards a
      where a.county = r.county and a.resident = r.id and a.reversal_owed > 0)
    or r.county = ${scope.county} and r.id in (select d.resident
      from counter_conflicts c join redemptions d on d.county = c.county and d.id = c.redemption
      where c.county = ${scope.county} and c.owed > 0 and d.paid_by is null)
    union all
    select 'household', h.id, h.holder_no, h.grid from households h
    where h.county = ${scope.county} and h.id in (select d.household
      from awards a join deeds d on d.county = a.county and d.id = a.deed
      where a.county = ${scope.county} and a.reversal_household_owed > 0)
    or h.county = ${scope.county} and h.id in (select d.paid_by
      from counter_conflicts c join redemptions d on d.county = c.county and d.id = c.redemption
      where c.county = ${scope.county} and c.owed > 0)
  ) debtor
  where ${liesBelow(scope, sql`debtor.grid`)}`;
