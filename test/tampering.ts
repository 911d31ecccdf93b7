import { type RawBuilder, sql } from 'kysely';
import type { Finding } from '../server/features/seals/service.ts';
import type { Database, Tx } from '../server/platform/database.ts';
import { seededRandom } from '../server/platform/ids.ts';

/** What a check must name for a tamper to count as located. */
export interface Target {
  transfers?: string[];
  places?: number[];
  accounts?: string[];
  days?: string[];
  node?: string[];
}

export interface Tamper {
  what: string;
  target: Target;
}

export interface Dice {
  below(limit: number): number;
  pick<T>(choices: readonly T[]): T;
  uuid(): string;
}

export function diceOf(seed: string): Dice {
  const random = seededRandom(seed);
  const below = (limit: number) => random(4).readUInt32BE() % limit;
  return {
    below,
    pick: (choices) => choices[below(choices.length)] as (typeof choices)[number],
    uuid: () => {
      const hex = random(16).toString('hex');
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
  };
}

type Row = Record<string, string | null>;

/** How a value of each type becomes another one. */
const flips: Record<string, (column: RawBuilder<unknown>, dice: Dice) => RawBuilder<unknown>> = {
  integer: (column, dice) => sql`${column} + ${sql.lit(dice.pick([-1, 1, 7, 100]))}`,
  smallint: (column, dice) => sql`${column} + ${sql.lit(dice.pick([-1, 1, 2, 8]))}`,
  bigint: (column, dice) => sql`${column} + ${sql.lit(dice.pick([-1, 1, 2, 64, 1 << 20]))}`,
  uuid: (_, dice) => sql`${dice.uuid()}::uuid`,
  bytea: (column, dice) => {
    const at = sql.lit(dice.below(1_000));
    const bit = sql.lit(1 << dice.below(8));
    const byte = sql`${at} % length(${column})`;
    return sql`set_byte(${column}, ${byte}, get_byte(${column}, ${byte}) # ${bit})`;
  },
  'timestamp with time zone': (column, dice) =>
    sql`${column} + ${`${dice.pick([1, -1, 1_000, 60_000_000, -86_400_000_000])} microseconds`}::interval`,
  date: (column, dice) => sql`${column} + ${sql.lit(dice.pick([-400, -1, 1, 3]))}`,
  text: (column, dice) =>
    sql`overlay(${column} placing ${dice.pick(['7', 'x', ' '])} from 1 + ${sql.lit(dice.below(5_000))} % length(${column}) for 1)`,
};

/** Where a row of each table is to be found again in what a check says. */
const targets: Record<string, (row: Row) => Target> = {
  transfers: ({ id }) => ({ transfers: [String(id)] }),
  accounts: ({ id }) => ({ accounts: [String(id)] }),
  seal_leaves: ({ place, transfer }) => ({
    places: [Number(place)],
    transfers: [String(transfer)],
  }),
  seal_salts: ({ place }) => ({ places: [Number(place)] }),
  seal_erasures: ({ place }) => ({ places: [Number(place)] }),
  seal_nodes: ({ level, place }) => ({ node: [`${level}/${place}`] }),
  seals: ({ day }) => ({ days: [String(day)] }),
  seal_heads: ({ day }) => ({ days: [String(day)] }),
};
export const tables = Object.keys(targets);

/** A daily counter, not points: it cannot be told from the journal, and nothing is paid by it. */
const notSealed = new Set(['accounts.counted', 'accounts.counted_on']);

export interface Column {
  table: string;
  column: string;
  type: string;
}

export async function listColumns(database: Database): Promise<Column[]> {
  const { rows } = await database.pool.query<Column>(
    `select table_name as table, column_name as column, data_type as type
     from information_schema.columns where table_schema = 'public' and table_name = any ($1)
     order by 1, 2`,
    [tables],
  );
  return rows.filter(({ table, column }) => !notSealed.has(`${table}.${column}`));
}

/** Takes away what a superuser can take away; keys stay, so a row is still one row. */
export async function dropGuards(database: Database): Promise<void> {
  const { rows } = await database.pool.query<{ alter: string }>(
    `select format('alter table %s drop constraint %I cascade', conrelid::regclass, conname) as alter
     from pg_constraint where contype in ('c', 'u', 'f') and conrelid::regclass::text = any ($1)`,
    [tables],
  );
  for (const { alter } of rows) await database.pool.query(alter);
}

/** One tamper, carried out. undefined when it changed nothing or no such row can stand there. */
export async function tamper(
  tx: Tx,
  dice: Dice,
  columns: readonly Column[],
): Promise<Tamper | undefined> {
  const how = dice.pick([
    'flip',
    'flip',
    'flip',
    'flip',
    'delete',
    'insert',
    'swap',
    'tail',
  ] as const);
  if (how === 'flip') return flip(tx, dice, dice.pick(columns));
  if (how === 'delete') return remove(tx, dice);
  if (how === 'insert') return insert(tx, dice, columns);
  if (how === 'swap') return swap(tx, dice);
  return cutTail(tx, dice);
}

async function flip(tx: Tx, dice: Dice, { table, column, type }: Column) {
  const row = await pickRow(tx, dice, table);
  if (row === undefined) return undefined;
  const change = flips[type];
  if (change === undefined) throw new Error(`no way to change a ${type}`);
  const ref = sql.ref(column);
  const empty = row[column] === null;
  const value = empty && type !== 'uuid' ? undefined : change(ref, dice);
  if (value === undefined) return undefined;
  const { rows } = await sql<{ after: Row }>`
    update ${sql.table(table)} t set ${ref} = ${value} where ctid = ${row.ctid}::tid
    returning to_jsonb(t) as after`.execute(tx);
  const after = rows[0]?.after;
  if (after === undefined || String(after[column]) === String(row[column])) return undefined;
  return {
    what: `${table}.${column}: ${row[column]} → ${after[column]}`,
    target: both(targetOf(table, row), targetOf(table, after)),
  };
}

async function remove(tx: Tx, dice: Dice): Promise<Tamper | undefined> {
  const table = dice.pick(tables);
  const row = await pickRow(tx, dice, table);
  if (row === undefined) return undefined;
  await sql`delete from ${sql.table(table)} where ctid = ${row.ctid}::tid`.execute(tx);
  return { what: `delete from ${table}`, target: targetOf(table, row) };
}

/** A copy of a row under a key of its own. */
async function insert(tx: Tx, dice: Dice, columns: readonly Column[]) {
  const table = dice.pick(tables.filter((name) => name !== 'seal_heads'));
  const row = await pickRow(tx, dice, table);
  if (row === undefined) return undefined;
  const own: Record<string, RawBuilder<unknown>> = {
    transfers: sql`jsonb_build_object('id', ${dice.uuid()}::text, 'key', ${dice.uuid()}::text)`,
    accounts: sql`jsonb_build_object('id', t.id + 64, 'posted', t.posted + 5, 'version', t.version + 1)`,
    seal_leaves: sql`jsonb_build_object('place', t.place + 100000, 'transfer', ${dice.uuid()}::text)`,
    seal_salts: sql`jsonb_build_object('place', t.place + 100000)`,
    seal_erasures: sql`jsonb_build_object('place', t.place + 1)`,
    seal_nodes: sql`jsonb_build_object('place', t.place + 5)`,
    seals: sql`jsonb_build_object('day', t.day + 30)`,
  };
  const names = sql.join(
    columns.filter((one) => one.table === table).map(({ column }) => sql.ref(column)),
  );
  const changes = own[table];
  if (changes === undefined) return undefined;
  const { rows } = await sql<{ after: Row }>`
    insert into ${sql.table(table)} as made (${names})
    select ${names} from (
      select (jsonb_populate_record(null::${sql.table(table)}, to_jsonb(t) || ${changes})).*
      from ${sql.table(table)} t where ctid = ${row.ctid}::tid) changed
    returning to_jsonb(made) as after`.execute(tx);
  const after = rows[0]?.after;
  return after && { what: `insert into ${table}`, target: targetOf(table, after) };
}

/** What may be exchanged between two rows of a table. */
const swappable: Record<string, readonly string[]> = {
  transfers: ['amount', 'credit', 'debit', 'at', 'reason', 'key', 'credit_posted'],
  accounts: ['posted', 'version'],
  seal_leaves: ['transfer', 'leaf'],
  seal_salts: ['salt'],
  seals: ['note', 'root'],
};

async function swap(tx: Tx, dice: Dice): Promise<Tamper | undefined> {
  const table = dice.pick(Object.keys(swappable));
  const column = dice.pick(swappable[table] ?? []);
  const [one, other] = [await pickRow(tx, dice, table), await pickRow(tx, dice, table)];
  if (!one || !other || String(one[column]) === String(other[column])) return undefined;
  const name = sql.table(table);
  const ref = sql.ref(column);
  await sql`
    update ${name} t set ${ref} = o.${ref} from ${name} o
    where (t.ctid = ${one.ctid}::tid and o.ctid = ${other.ctid}::tid)
      or (t.ctid = ${other.ctid}::tid and o.ctid = ${one.ctid}::tid)`.execute(tx);
  const target = both(targetOf(table, one), targetOf(table, other));
  return { what: `swap ${table}.${column}`, target };
}

/** The end of the journal, of its records or of its seals is cut off. */
async function cutTail(tx: Tx, dice: Dice): Promise<Tamper | undefined> {
  const table = dice.pick(['transfers', 'seal_leaves', 'seals']);
  const order = { transfers: 'at', seal_leaves: 'place', seals: 'day' }[table] ?? '';
  const { rows } = await sql<{ gone: Row }>`
    delete from ${sql.table(table)} t where ctid in (
      select ctid from ${sql.table(table)} order by ${sql.ref(order)} desc
      limit ${sql.lit(1 + dice.below(5))})
    returning to_jsonb(t) as gone`.execute(tx);
  const [first, ...rest] = rows.map(({ gone }) => targetOf(table, gone));
  return first && { what: `cut the tail of ${table}`, target: rest.reduce(both, first) };
}

async function pickRow(tx: Tx, dice: Dice, table: string): Promise<Row | undefined> {
  const { rows } = await sql<{ ctid: string; row: Row }>`
    select ctid::text, to_jsonb(t) as row from ${sql.table(table)} t order by ctid`.execute(tx);
  const found = rows.length === 0 ? undefined : dice.pick(rows);
  return found && { ...found.row, ctid: found.ctid };
}

function targetOf(table: string, row: Row): Target {
  return targets[table]?.(row) ?? {};
}

function both(one: Target, other: Target): Target {
  const joined: Record<string, unknown[]> = {};
  for (const part of [one, other])
    for (const [name, values] of Object.entries(part))
      joined[name] = [...(joined[name] ?? []), ...values];
  return joined as Target;
}

/** Whether what was found names the place that was tampered with. */
export function locates(findings: readonly Finding[], target: Target): boolean {
  return findings.some((finding) => names(finding, target));
}

function names(finding: Finding, target: Target): boolean {
  const { kind, transfer, place, last, account, day, level } = finding;
  if (level !== undefined) return target.node?.includes(`${level}/${place}`) ?? false;
  if (account !== undefined) return target.accounts?.includes(String(account)) ?? false;
  if (kind === 'seal_missing')
    return target.days?.some((one) => one >= String(day) && one < String(last)) ?? false;
  // The newest seals are gone: what they covered is named, and where the sealing stands.
  if (kind === 'head_altered') return target.days !== undefined;
  if (transfer !== undefined && target.transfers?.includes(transfer)) return true;
  const until = typeof last === 'number' ? last : place;
  if (place !== undefined && target.places?.some((one) => one >= place && one <= Number(until)))
    return true;
  return day !== undefined && (target.days?.includes(day) ?? false);
}
