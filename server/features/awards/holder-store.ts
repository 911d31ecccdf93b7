import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface Holder {
  holderNo: bigint;
  /** The household whose account takes its share, and what they agreed that it takes at most. */
  household: { id: string; holderNo: bigint; agreedShare: number | null } | null;
  /** Had everything erased: is given nothing any more, and nothing is taken from them. */
  erased: boolean;
}

/**
 * Locks the resident: deeds of one person are counted one after another. Not for the whole row: every
 * row that names a resident shares its key, so two reports of one person would wait for each other.
 */
export async function lockHolder(tx: Tx, scope: Scope, resident: string): Promise<Holder> {
  const row = await holders(tx, scope, resident)
    .forNoKeyUpdate('residents')
    .executeTakeFirstOrThrow();
  return holderOf(row);
}

const holders = (read: Read, scope: Scope, resident: string) =>
  read
    .selectFrom('residents')
    .leftJoin('households', (join) =>
      join
        .onRef('households.county', '=', 'residents.county')
        .onRef('households.id', '=', 'residents.household'),
    )
    .select(['residents.holder_no', 'residents.household', 'households.holder_no as shared_no'])
    .select(['residents.erased_at', 'residents.agreed_share'])
    .where('residents.county', '=', scope.county)
    .where('residents.id', '=', resident);

interface HolderRow {
  holder_no: bigint;
  household: string | null;
  shared_no: bigint | null;
  erased_at: Date | null;
  agreed_share: number | null;
}

const holderOf = ({ holder_no, household, shared_no, erased_at, ...row }: HolderRow): Holder => ({
  holderNo: holder_no,
  erased: erased_at !== null,
  household:
    household === null || shared_no === null
      ? null
      : { id: household, holderNo: shared_no, agreedShare: row.agreed_share },
});

export async function getHolder(read: Read, scope: Scope, resident: string): Promise<Holder> {
  return holderOf(await holders(read, scope, resident).executeTakeFirstOrThrow());
}

export async function getHolderNo(read: Read, scope: Scope, resident: string): Promise<bigint> {
  return (await getHolder(read, scope, resident)).holderNo;
}

/** Whether somebody had everything erased: they are given nothing any more, and nothing is taken. */
export async function isErased(read: Read, scope: Scope, resident: string): Promise<boolean> {
  const row = await read
    .selectFrom('residents')
    .select('erased_at')
    .where('county', '=', scope.county)
    .where('id', '=', resident)
    .executeTakeFirstOrThrow();
  return row.erased_at !== null;
}

/** The number under which the ledger knows a household. */
export async function getHouseholdNo(read: Read, scope: Scope, household: string): Promise<bigint> {
  const row = await read
    .selectFrom('households')
    .select('holder_no')
    .where('county', '=', scope.county)
    .where('id', '=', household)
    .executeTakeFirstOrThrow();
  return row.holder_no;
}

export interface PoolPayer {
  /** The pool. */
  code: string;
  /** The number under which the ledger knows who pays. */
  holderNo: bigint;
}

/**
 * Who can pay out of these pools: pool by pool as asked for, within each its own cover and then the
 * funds of sponsors, oldest first.
 */
export async function listPoolPayers(
  read: Read,
  { county }: Scope,
  codes: readonly string[],
): Promise<PoolPayer[]> {
  const { rows } = await sql<PoolPayer>`
    select code, holder_no as "holderNo"
    from (
      select code, holder_no from pools where county = ${county} and code = any(${[...codes]})
      union all
      select pool, holder_no from funds where county = ${county} and pool = any(${[...codes]})
    ) payer
    order by array_position(${[...codes]}::text[], code), holder_no`.execute(read);
  const missing = codes.find((code) => rows.every((row) => row.code !== code));
  if (missing !== undefined) throw new Error(`no pool ${missing}`);
  return rows;
}
