import { type RawBuilder, sql } from 'kysely';
import { type TransferKind, transferKinds } from '../../server/ledger/transfer.ts';
import type { Tx } from '../../server/platform/database.ts';
import type { AccountRow, JournalRow } from './entry.ts';

const rowsAtOnce = 2_000;

/** Counties that have books, by number. */
export async function listCounties(tx: Tx): Promise<number[]> {
  const rows = await tx
    .selectFrom('counties')
    .select('county')
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('transfers').whereRef('transfers.county', '=', 'counties.county')),
    )
    .orderBy('county')
    .execute();
  return rows.map(({ county }) => county);
}

export interface Span {
  first: Date;
  last: Date;
  transfers: bigint;
}

/** From when to when a county's journal runs; undefined when nothing stands in it. */
export async function findSpan(tx: Tx, county: number): Promise<Span | undefined> {
  const { first, last, transfers } = await tx
    .selectFrom('transfers')
    .select(({ fn }) => [
      fn.min<Date | null>('at').as('first'),
      fn.max<Date | null>('at').as('last'),
      fn.countAll<bigint>().as('transfers'),
    ])
    .where('county', '=', county)
    .executeTakeFirstOrThrow();
  return first === null || last === null ? undefined : { first, last, transfers };
}

/** Names of those who pay by holder number: pools, and in each the sponsors behind it. */
export async function readPools(tx: Tx, county: number): Promise<Map<bigint, string>> {
  const pools = await tx
    .selectFrom('pools')
    .select(['holder_no', 'name_zh', 'name_en'])
    .where('county', '=', county)
    .execute();
  const { rows: funds } = await sql<{ holder_no: bigint; name: string }>`
    select f.holder_no, p.name_zh || ' · ' || p.name_en || ' · ' || s.name_zh as name
    from funds f
    join pools p on p.county = f.county and p.code = f.pool
    join sponsors s on s.county = f.county and s.id = f.sponsor
    where f.county = ${county}`.execute(tx);
  return new Map([
    ...pools.map((row) => [row.holder_no, `${row.name_zh} · ${row.name_en}`] as const),
    ...funds.map((row) => [row.holder_no, row.name] as const),
  ]);
}

/** Names of counters, and of who runs them, by holder number. */
export async function readCounters(tx: Tx, county: number): Promise<Map<bigint, string>> {
  const counters = await tx
    .selectFrom('counters')
    .select(['holder_no', 'name_zh', 'name_en', 'merchant_zh'])
    .where('county', '=', county)
    .execute();
  return new Map(
    counters.map((row) => [row.holder_no, `${row.name_zh} · ${row.name_en} · ${row.merchant_zh}`]),
  );
}

/** All accounts by their key, a batch at a time. */
export function readAccounts(tx: Tx, county: number): AsyncGenerator<AccountRow[]> {
  return inBatches(
    tx,
    sql<AccountRow>`
      select a.id as account, a.posted, a.pending_in as "pendingIn", a.pending_out as "pendingOut",
        receiver.id is not null as "announcedIn", giver.id is not null as "announcedOut"
      from accounts a
      left join (select distinct credit as id from transfers
        where county = ${county} and kind = ${transferKinds.announce}) receiver on receiver.id = a.id
      left join (select distinct debit as id from transfers
        where county = ${county} and kind = ${transferKinds.announce}) giver on giver.id = a.id
      where a.county = ${county} order by a.id`,
  );
}

type StoredRow = Omit<JournalRow, 'kind'> & { kind: number };

/** The journal by time, then by id, a batch at a time. */
export async function* readJournal(tx: Tx, county: number): AsyncGenerator<JournalRow[]> {
  const batches = inBatches(
    tx,
    sql<StoredRow>`
      select id, key, kind, debit, credit, amount, pending, reason, rule_version as "ruleVersion", at
      from transfers where county = ${county} order by at, id`,
  );
  for await (const rows of batches)
    yield rows.map((row) => ({ ...row, kind: kindOfCode(row.kind) }));
}

const kindsByCode = new Map(
  Object.entries(transferKinds).map(([kind, code]) => [code as number, kind as TransferKind]),
);

function kindOfCode(code: number): TransferKind {
  const kind = kindsByCode.get(code);
  if (kind === undefined) throw new Error(`a transfer of kind ${code}`);
  return kind;
}

/** The database sorts and keeps the rows; here there is never more than a batch of them. */
async function* inBatches<T>(tx: Tx, query: RawBuilder<T>): AsyncGenerator<T[]> {
  await sql`declare book_rows no scroll cursor for ${query}`.execute(tx);
  for (;;) {
    const { rows } = await sql<T>`fetch ${sql.lit(rowsAtOnce)} from book_rows`.execute(tx);
    if (rows.length > 0) yield rows;
    if (rows.length < rowsAtOnce) break;
  }
  await sql`close book_rows`.execute(tx);
}
