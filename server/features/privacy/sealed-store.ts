import { type RawBuilder, sql } from 'kysely';
import type { Read, Tx } from '../../platform/database.ts';
import type { HolderOf, SealedColumn } from './sealed-columns.ts';

export interface OpenValue {
  row: string;
  /** Of the primary key, where the next lot begins. */
  place: string[];
  /** null: kept for a while, or nobody whose key could seal it. */
  holder: string | null;
  value: string;
}

/** The rows of a column after one of them, in the order of the primary key. */
interface Lot {
  column: SealedColumn;
  after: readonly string[] | null;
  limit: number;
}

const inOrder = ({ order }: SealedColumn) => sql.raw(order.map((key) => key.sql).join(', '));

const placeOf = ({ order }: SealedColumn) =>
  sql.raw(`array[${order.map((key) => `${key.sql}::text`).join(', ')}]`);

/** Gone through by the key: the rows that were sealed already are not walked over again for each lot. */
function isAfter({ column, after }: Lot): RawBuilder<boolean> {
  if (after === null) return sql`true`;
  const place = column.order.map(({ type }, at) => sql`${after[at]}::text::${sql.raw(type)}`);
  return sql`(${inOrder(column)}) > (${sql.join(place)})`;
}

export interface SealedValue {
  row: string;
  sealed: string | null;
}

const openColumn = ({ column }: SealedColumn) =>
  sql.ref(`t.${column.replace(/_sealed$/, '_open')}`);

function holderOf(holder: HolderOf): RawBuilder<string | null> {
  if (holder.kind === 'passing') return sql`null`;
  if (holder.kind === 'person') return sql.raw(holder.sql);
  return sql`(
    select r.resident from case_reporters r
    where r.county = t.county and r.case_id = ${sql.ref(holder.caseId)} order by r.at limit 1)`;
}

/** Holds the lock of whoever seals open values until the transaction ends, however long that takes. */
export async function waitForTurn(tx: Tx): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
  await sql`select pg_advisory_xact_lock(hashtext('seal open values'))`.execute(tx);
}

/** A lot of values that still stand in the open. */
export async function lockOpenValues(tx: Tx, county: number, lot: Lot): Promise<OpenValue[]> {
  const { column, limit } = lot;
  const { rows } = await sql<OpenValue>`
    select ${sql.raw(column.row)} as row, ${placeOf(column)} as place,
      ${holderOf(column.holder)} as holder, ${openColumn(column)}::text as value
    from ${sql.table(column.table)} t
    where t.county = ${county} and ${openColumn(column)} is not null and ${isAfter(lot)}
    order by ${inOrder(column)} limit ${limit} for update of t`.execute(tx);
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
  if (column.holder.kind === 'passing') return [];
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

/** A lot of values that are sealed with a key from outside itself. */
export async function lockOutside(
  tx: Tx,
  county: number,
  { kids, ...lot }: Lot & { kids: readonly string[] },
): Promise<OpenValue[]> {
  const { column, limit } = lot;
  const value = sql.ref(`t.${column.column}`);
  const { rows } = await sql<OpenValue>`
    select ${sql.raw(column.row)} as row, ${placeOf(column)} as place,
      ${holderOf(column.holder)} as holder, ${value} as value
    from ${sql.table(column.table)} t
    where t.county = ${county} and ${kidIn(column)} = any (${[...kids]}::text[]) and ${isAfter(lot)}
    order by ${inOrder(column)} limit ${limit} for update of t`.execute(tx);
  return rows;
}

const kidIn = ({ column }: SealedColumn) => sql`split_part(${sql.ref(`t.${column}`)}, '|', 3)`;

/** The kid of a value that neither a key from outside nor one of its holder's own sealed, if there is any. */
export async function findStrayKid(
  read: Read,
  county: number,
  { column, kids }: { column: SealedColumn; kids: readonly string[] },
): Promise<string | undefined> {
  const { rows } = await sql<{ kid: string }>`
    select ${kidIn(column)} as kid from ${sql.table(column.table)} t
    where t.county = ${county} and ${sql.ref(`t.${column.column}`)} is not null
      and ${kidIn(column)} <> all (${[...kids]}::text[])
      and not exists (
        select from data_keys k where k.county = t.county
          and k.holder = ${holderOf(column.holder)} and k.kid = ${kidIn(column)})
    limit 1`.execute(read);
  return rows[0]?.kid;
}

/** A phone that a key from outside itself still seals, and what it is found by. */
export async function findOutsidePhone(
  read: Read,
  county: number,
  kids: readonly string[],
): Promise<{ id: string; sealed: string; index: Buffer } | undefined> {
  const { rows } = await sql<{ id: string; sealed: string; index: Buffer }>`
    select id, phone_sealed as sealed, phone_index as index from residents t
    where county = ${county} and phone_index is not null
      and split_part(phone_sealed, '|', 3) = any (${[...kids]}::text[])
    limit 1`.execute(read);
  return rows[0];
}
