import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import type { SealedColumn } from './sealed-columns.ts';

export interface OpenValue {
  row: string;
  holder: string | null;
  value: string;
}

const emptied = ({ column }: SealedColumn) => sql.ref(column.replace(/_sealed$/, '_open'));

/** A lot of values that still stand in the open; what another process seals at this moment is left out. */
export async function lockOpenValues(
  tx: Tx,
  county: number,
  { column, limit }: { column: SealedColumn; limit: number },
): Promise<OpenValue[]> {
  if (column.open === undefined) return [];
  const { rows } = await sql<OpenValue>`
    select ${sql.raw(column.row)} as row, ${sql.raw(column.holder ?? 'null')} as holder,
      ${sql.raw(column.open)} as value
    from ${sql.table(column.table)} t
    where t.county = ${county} and t.${emptied(column)} is not null
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
  const open = column.open === undefined ? sql`` : sql`, ${emptied(column)} = null`;
  await sql`
    update ${sql.table(column.table)} t set ${sql.ref(column.column)} = v.sealed ${open}
    from unnest(
      ${values.map(({ row }) => row)}::text[], ${values.map(({ sealed }) => sealed)}::text[]
    ) as v (row, sealed)
    where t.county = ${county} and ${sql.raw(column.match)}`.execute(tx);
}

export interface SealedValue {
  row: string;
  sealed: string | null;
}

/** Everything that is sealed for one holder in one column. */
export async function listSealed(
  tx: Tx,
  county: number,
  { column, holder }: { column: SealedColumn; holder: string },
): Promise<{ row: string; sealed: string }[]> {
  if (column.holder === undefined) return [];
  // Cases are found from the reporter's side: the other way round every case would be looked at.
  const mine = column.holder.includes('case_reporters')
    ? sql`t.${sql.ref(column.table === 'cases' ? 'id' : 'case_id')} in (
        select r.case_id from case_reporters r where r.county = ${county} and r.resident = ${holder})
      and ${sql.raw(column.holder)} = ${holder}::uuid`
    : sql`${sql.raw(column.holder)} = ${holder}::uuid`;
  const { rows } = await sql<{ row: string; sealed: string }>`
    select ${sql.raw(column.row)} as row, t.${sql.ref(column.column)} as sealed
    from ${sql.table(column.table)} t
    where t.county = ${county} and t.${sql.ref(column.column)} is not null and ${mine}`.execute(tx);
  return rows;
}

export interface LegacyPerson {
  id: string;
  phoneSealed: string | null;
  nameSealed: string | null;
}

/** Residents whose phone or name was sealed with a key from outside itself, before there were data keys. */
export async function lockLegacyPeople(
  tx: Tx,
  county: number,
  { kids, limit }: { kids: readonly string[]; limit: number },
): Promise<LegacyPerson[]> {
  const { rows } = await sql<LegacyPerson>`
    select id, phone_sealed as "phoneSealed", name_sealed as "nameSealed" from residents
    where county = ${county} and (split_part(phone_sealed, '|', 3) = any (${[...kids]}::text[])
      or split_part(name_sealed, '|', 3) = any (${[...kids]}::text[]))
    order by id limit ${limit} for update skip locked`.execute(tx);
  return rows;
}
