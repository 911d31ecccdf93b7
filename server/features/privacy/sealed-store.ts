import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import type { HolderOf, SealedColumn } from './sealed-columns.ts';

export interface OpenValue {
  row: string;
  /** null: the office. */
  holder: string | null;
  value: string;
}

export interface SealedValue {
  row: string;
  sealed: string | null;
}

const openColumn = ({ column }: SealedColumn) =>
  sql.ref(`t.${column.replace(/_sealed$/, '_open')}`);

function holderOf(holder: HolderOf): RawBuilder<string | null> {
  if (holder.kind === 'office') return sql`null`;
  if (holder.kind === 'person') return sql.raw(holder.sql);
  return sql`(
    select r.resident from case_reporters r
    where r.county = t.county and r.case_id = ${sql.ref(holder.caseId)} order by r.at limit 1)`;
}

/** A lot of values that still stand in the open; what another process seals now is left out. */
export async function lockOpenValues(
  tx: Tx,
  county: number,
  { column, limit }: { column: SealedColumn; limit: number },
): Promise<OpenValue[]> {
  const { rows } = await sql<OpenValue>`
    select ${sql.raw(column.row)} as row, ${holderOf(column.holder)} as holder,
      ${openColumn(column)}::text as value
    from ${sql.table(column.table)} t
    where t.county = ${county} and ${openColumn(column)} is not null
    limit ${limit} for update of t skip locked`.execute(tx);
  return rows;
}

/** Writes sealed values, and empties what stood in the open. */
export async function writeSealed(
  tx: Tx,
  county: number,
  { column, values }: { column: SealedColumn; values: readonly SealedValue[] },
): Promise<void> {
  if (values.length === 0) return;
  const name = column.column.replace(/_sealed$/, '_open');
  const emptied = column.before === 'open' ? sql`, ${sql.ref(name)} = null` : sql``;
  await sql`
    update ${sql.table(column.table)} t set ${sql.ref(column.column)} = v.sealed ${emptied}
    from unnest(
      ${values.map(({ row }) => row)}::text[], ${values.map(({ sealed }) => sealed)}::text[]
    ) as v (row, sealed)
    where t.county = ${county} and ${sql.raw(column.match)}`.execute(tx);
}

/** Everything that is sealed for one person in one column. */
export async function listSealed(
  tx: Tx,
  county: number,
  { column, holder }: { column: SealedColumn; holder: string },
): Promise<{ row: string; sealed: string }[]> {
  if (column.holder.kind === 'office') return [];
  const { rows } = await sql<{ row: string; sealed: string }>`
    select ${sql.raw(column.row)} as row, ${sql.ref(`t.${column.column}`)} as sealed
    from ${sql.table(column.table)} t
    where t.county = ${county} and ${sql.ref(`t.${column.column}`)} is not null
      and ${reportedBy(column.holder, { county, holder })}
      and ${holderOf(column.holder)} = ${holder}::uuid`.execute(tx);
  return rows;
}

/** Cases are found from their reporter’s side: the other way round every case would be looked at. */
function reportedBy(of: HolderOf, { county, holder }: { county: number; holder: string }) {
  if (of.kind !== 'reporter') return sql`true`;
  return sql`${sql.ref(of.caseId)} in (
    select r.case_id from case_reporters r where r.county = ${county} and r.resident = ${holder})`;
}

/** A lot of values that are sealed with a key from outside itself; what another process has is left out. */
export async function lockOutside(
  tx: Tx,
  county: number,
  { column, kids, limit }: { column: SealedColumn; kids: readonly string[]; limit: number },
): Promise<(OpenValue & { holder: string })[]> {
  const value = sql.ref(`t.${column.column}`);
  const { rows } = await sql<OpenValue & { holder: string }>`
    select ${sql.raw(column.row)} as row, ${holderOf(column.holder)} as holder, ${value} as value
    from ${sql.table(column.table)} t
    where t.county = ${county} and split_part(${value}, '|', 3) = any (${[...kids]}::text[])
    order by 1 limit ${limit} for update of t skip locked`.execute(tx);
  return rows;
}
