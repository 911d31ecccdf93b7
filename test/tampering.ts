import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../server/platform/database.ts';
import { seededRandom } from '../server/platform/ids.ts';

/** What a check must name for a tamper to count as located, by the kind of name. */
export type Target = Readonly<Record<string, readonly (string | number)[]>>;

export interface Tamper {
  what: string;
  target: Target;
}

/** A row as JSON has it. */
export type Row = Readonly<Record<string, string | null>>;

/** The tables that somebody tampers with, and what can be done to each beside changing a value. */
export interface Ground {
  /** Where a row of each table is to be found again in what a check says. */
  targets: Readonly<Record<string, (row: Row) => Target>>;
  /** Columns that nothing hangs on, as table.column. */
  notCovered: ReadonlySet<string>;
  /** What makes a copy of a row another row. */
  copies: Readonly<Record<string, (dice: Dice) => RawBuilder<unknown>>>;
  /** What may be exchanged between two rows of a table. */
  swappable: Readonly<Record<string, readonly string[]>>;
  /** Tables whose end can be cut off, and the column that says where that is. */
  tails: Readonly<Record<string, string>>;
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
    sql`overlay(${column} placing ${dice.pick(['7', 'x', ' '])} from 1 + ${sql.lit(dice.below(5_000))} % greatest(length(${column}), 1) for 1)`,
  json: (column, dice) =>
    sql`(${column}::jsonb || jsonb_build_object('points', ${sql.lit(dice.below(9_999))}))::json`,
};

/** What is put where nothing stood. */
const fillings: Record<string, (dice: Dice) => RawBuilder<unknown>> = {
  uuid: (dice) => sql`${dice.uuid()}::uuid`,
  text: (dice) => sql`${dice.pick(['7', 'x', ' '])}`,
};

export interface Column {
  table: string;
  column: string;
  type: string;
}

/** Every column of the ground that a check must watch. */
export async function listColumns(
  database: Database,
  { targets, notCovered }: Ground,
): Promise<Column[]> {
  const { rows } = await database.pool.query<Column>(
    `select table_name as table, column_name as column, data_type as type
     from information_schema.columns where table_schema = 'public' and table_name = any ($1)
     order by 1, 2`,
    [Object.keys(targets)],
  );
  return rows.filter(({ table, column }) => !notCovered.has(`${table}.${column}`));
}

/** Takes away what a superuser can take away; keys stay, so a row is still one row. */
export async function dropGuards(database: Database, { targets }: Ground): Promise<void> {
  const { rows } = await database.pool.query<{ alter: string }>(
    `select format('alter table %s drop constraint %I cascade', conrelid::regclass, conname) as alter
     from pg_constraint where contype in ('c', 'u', 'f') and conrelid::regclass::text = any ($1)`,
    [Object.keys(targets)],
  );
  for (const { alter } of rows) await database.pool.query(alter);
}

interface Hand {
  tx: Tx;
  dice: Dice;
  ground: Ground;
  columns: readonly Column[];
}

const ways = ['flip', 'flip', 'flip', 'flip', 'delete', 'insert', 'swap', 'tail'] as const;

/** One tamper, carried out. undefined when it changed nothing or no such row can stand there. */
export async function tamper(hand: Hand): Promise<Tamper | undefined> {
  const how = hand.dice.pick(ways);
  if (how === 'flip') return flip(hand, hand.dice.pick(hand.columns));
  if (how === 'delete') return remove(hand);
  if (how === 'insert') return insert(hand);
  if (how === 'swap') return swap(hand);
  return cutTail(hand);
}

async function flip({ tx, dice, ground }: Hand, { table, column, type }: Column) {
  const row = await pickRow(tx, dice, table);
  if (row === undefined) return undefined;
  const ref = sql.ref(column);
  const change = row[column] === null ? fillings[type]?.(dice) : flips[type]?.(ref, dice);
  if (change === undefined) {
    if (row[column] !== null) throw new Error(`no way to change a ${type}`);
    return undefined;
  }
  const { rows } = await sql<{ after: Row }>`
    update ${sql.table(table)} t set ${ref} = ${change} where ctid = ${row.ctid}::tid
    returning to_jsonb(t) as after`.execute(tx);
  const after = rows[0]?.after;
  if (after === undefined || same(after[column], row[column])) return undefined;
  return {
    what: `${table}.${column}: ${JSON.stringify(row[column])} → ${JSON.stringify(after[column])}`,
    target: both(targetOf(ground, table, row), targetOf(ground, table, after)),
  };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

async function remove({ tx, dice, ground }: Hand): Promise<Tamper | undefined> {
  const table = dice.pick(Object.keys(ground.targets));
  const row = await pickRow(tx, dice, table);
  if (row === undefined) return undefined;
  await sql`delete from ${sql.table(table)} where ctid = ${row.ctid}::tid`.execute(tx);
  return { what: `delete from ${table}`, target: targetOf(ground, table, row) };
}

/** A copy of a row under a key of its own. */
async function insert({ tx, dice, ground, columns }: Hand): Promise<Tamper | undefined> {
  const table = dice.pick(Object.keys(ground.copies));
  const changes = ground.copies[table]?.(dice);
  const row = await pickRow(tx, dice, table);
  if (row === undefined || changes === undefined) return undefined;
  const names = sql.join(
    columns.filter((one) => one.table === table).map(({ column }) => sql.ref(column)),
  );
  const { rows } = await sql<{ after: Row }>`
    insert into ${sql.table(table)} as made (${names})
    select ${names} from (
      select (jsonb_populate_record(null::${sql.table(table)}, to_jsonb(t) || ${changes})).*
      from ${sql.table(table)} t where ctid = ${row.ctid}::tid) changed
    returning to_jsonb(made) as after`.execute(tx);
  const after = rows[0]?.after;
  return after && { what: `insert into ${table}`, target: targetOf(ground, table, after) };
}

async function swap({ tx, dice, ground }: Hand): Promise<Tamper | undefined> {
  const table = dice.pick(Object.keys(ground.swappable));
  const column = dice.pick(ground.swappable[table] ?? []);
  const [one, other] = [await pickRow(tx, dice, table), await pickRow(tx, dice, table)];
  if (!one || !other || same(one[column], other[column])) return undefined;
  const name = sql.table(table);
  const ref = sql.ref(column);
  await sql`
    update ${name} t set ${ref} = o.${ref} from ${name} o
    where (t.ctid = ${one.ctid}::tid and o.ctid = ${other.ctid}::tid)
      or (t.ctid = ${other.ctid}::tid and o.ctid = ${one.ctid}::tid)`.execute(tx);
  const target = both(targetOf(ground, table, one), targetOf(ground, table, other));
  return { what: `swap ${table}.${column}`, target };
}

/** The end of a table is cut off: a few rows of it. */
async function cutTail({ tx, dice, ground }: Hand): Promise<Tamper | undefined> {
  const table = dice.pick(Object.keys(ground.tails));
  const { rows } = await sql<{ gone: Row }>`
    delete from ${sql.table(table)} t where ctid in (
      select ctid from ${sql.table(table)} order by ${sql.ref(ground.tails[table] ?? '')} desc
      limit ${sql.lit(1 + dice.below(5))})
    returning to_jsonb(t) as gone`.execute(tx);
  const [first, ...rest] = rows.map(({ gone }) => targetOf(ground, table, gone));
  return first && { what: `cut the tail of ${table}`, target: rest.reduce(both, first) };
}

async function pickRow(tx: Tx, dice: Dice, table: string): Promise<Row | undefined> {
  const { rows } = await sql<{ ctid: string; row: Row }>`
    select ctid::text, to_jsonb(t) as row from ${sql.table(table)} t order by ctid`.execute(tx);
  const found = rows.length === 0 ? undefined : dice.pick(rows);
  return found && { ...found.row, ctid: found.ctid };
}

function targetOf({ targets }: Ground, table: string, row: Row): Target {
  return targets[table]?.(row) ?? {};
}

function both(one: Target, other: Target): Target {
  const kinds = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...kinds].map((kind) => [kind, [...(one[kind] ?? []), ...(other[kind] ?? [])]]),
  );
}

class Undone extends Error {}

/** Lets a superuser at a database, past every trigger, and undoes whatever they did. */
export async function behindTheBack<T>(
  { transact }: Pick<Database, 'transact'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  let result: T | undefined;
  await transact(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    result = await work(tx);
    throw new Undone();
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return result as T;
}

/** Two rows under one key, or a value that does not fit: the database allows that to nobody. */
export function unlessImpossible(error: { code?: string }): undefined {
  if (!['23505', '22003', '22008', '23502', '22P02'].includes(error.code ?? '')) throw error;
}
