import { sql } from 'kysely';
import type { Read, Tx } from '../platform/database.ts';
import type { AccountId } from './account.ts';
import { type Balance, type Transfer, transferKinds } from './transfer.ts';

/** Creates the accounts that do not exist yet, in order, so that two postings never wait crosswise. */
export async function openAccounts(
  tx: Tx,
  county: number,
  accounts: readonly AccountId[],
): Promise<void> {
  await sql`
    insert into accounts (county, id)
    select ${county}::integer, id from unnest(${[...accounts]}::bigint[]) as id order by id
    on conflict do nothing`.execute(tx);
}

/** The order of locks: as points flow (account.ts), and a pool's reserve, which tops up, last of all. */
const lockOrder = sql`case (id >> 16) & 15 when 3 then 0
  when 2 then case when id & 65535 = 0 then 5 else 1 end when 1 then 2 when 6 then 3 else 4 end`;

/** Balances under lock, in the order of locks. `day`: the local day that counts are of. */
export async function lockAccounts(
  tx: Tx,
  county: number,
  { accounts, day }: { accounts: readonly AccountId[]; day: number },
): Promise<Map<AccountId, Balance>> {
  const rows = await tx
    .selectFrom('accounts')
    .select(['id', 'posted', 'pending_in', 'pending_out'])
    .select(sql<number>`case when counted_on >= ${day} then counted else 0 end`.as('counted'))
    .where('county', '=', county)
    .where('id', 'in', [...accounts])
    .orderBy(lockOrder)
    .orderBy('id')
    .forUpdate()
    .execute();
  return asBalances(rows);
}

type SomeSlices = readonly [AccountId, ...AccountId[]];

/** Other slices of the same pool that hold something and that no other transaction holds, under lock. */
export async function lockFreeSlices(
  tx: Tx,
  county: number,
  except: SomeSlices,
): Promise<Map<AccountId, Balance>> {
  const rows = await otherSlices(tx, county, except)
    .select(['id', 'posted', 'pending_in', 'pending_out'])
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute();
  return asBalances(rows);
}

/** What other slices of the same pool hold, whoever holds them. */
export async function sumSlices(tx: Tx, county: number, except: SomeSlices): Promise<bigint> {
  const row = await otherSlices(tx, county, except)
    .select(sql<bigint>`coalesce(sum(posted - pending_out), 0)::bigint`.as('points'))
    .executeTakeFirstOrThrow();
  return row.points;
}

function otherSlices(tx: Tx, county: number, except: SomeSlices) {
  const reserve = except[0] & ~0xffffn;
  return tx
    .selectFrom('accounts')
    .where('county', '=', county)
    .where('id', '>', reserve)
    .where('id', '<=', reserve | 0xffffn)
    .where('id', 'not in', except)
    .whereRef('posted', '>', 'pending_out');
}

export interface BalanceRow {
  id: bigint;
  posted: bigint;
  pending_in: bigint;
  pending_out: bigint;
  counted?: number;
}

function asBalances(rows: readonly BalanceRow[]): Map<AccountId, Balance> {
  return new Map(
    rows.map((row) => [
      row.id as AccountId,
      {
        posted: row.posted,
        pendingIn: row.pending_in,
        pendingOut: row.pending_out,
        ...(row.counted === undefined ? {} : { countedToday: row.counted }),
      },
    ]),
  );
}

export interface StoredTransfer {
  id: string;
  key: string;
  kind: number;
  debit: bigint;
  credit: bigint;
  amount: bigint;
  reason: string;
}

export function kindCode({ kind }: Transfer): number {
  return transferKinds[kind];
}

export async function findByKeys(
  tx: Tx,
  county: number,
  keys: readonly string[],
): Promise<Map<string, StoredTransfer>> {
  const rows = await tx
    .selectFrom('transfers')
    .select(['id', 'key', 'kind', 'debit', 'credit', 'amount', 'reason'])
    .where('county', '=', county)
    .where('key', 'in', [...keys])
    .execute();
  return new Map(rows.map((row) => [row.key, row]));
}

export async function getTransfers(
  tx: Tx,
  county: number,
  ids: readonly string[],
): Promise<Map<string, StoredTransfer>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('transfers')
    .select(['id', 'key', 'kind', 'debit', 'credit', 'amount', 'reason'])
    .where('county', '=', county)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** What stands on each of these accounts; those that do not exist are left out. */
export async function listPosted(
  read: Read,
  county: number,
  accounts: readonly AccountId[],
): Promise<Map<AccountId, bigint>> {
  if (accounts.length === 0) return new Map();
  const rows = await read
    .selectFrom('accounts')
    .select(['id', 'posted'])
    .where('county', '=', county)
    .where('id', 'in', [...accounts])
    .execute();
  return new Map(rows.map(({ id, posted }) => [id as AccountId, posted]));
}

export interface Lot {
  account: AccountId;
  posted: bigint;
  pendingIn: bigint;
  pendingOut: bigint;
}

/** The lots of one holder, soonest lapse first. */
export async function listLots(
  read: Read,
  county: number,
  range: { first: AccountId; last: AccountId },
): Promise<Lot[]> {
  return (await lotsOf(read, county, range).execute()).map(asLot);
}

function lotsOf(read: Read, county: number, range: { first: AccountId; last: AccountId }) {
  return read
    .selectFrom('accounts')
    .select(['id', 'posted', 'pending_in', 'pending_out'])
    .where('county', '=', county)
    .where('id', '>=', range.first)
    .where('id', '<=', range.last)
    .orderBy('id');
}

export const asLot = (row: BalanceRow): Lot => ({
  account: row.id as AccountId,
  posted: row.posted,
  pendingIn: row.pending_in,
  pendingOut: row.pending_out,
});

/**
 * The lots of one holder under lock, soonest lapse first. Who waited for a lot may have missed a new one
 * that came with what it waited for: so it looks again, until there is none. Lots are never removed.
 */
export async function lockLots(
  tx: Tx,
  county: number,
  range: { first: AccountId; last: AccountId },
): Promise<Lot[]> {
  for (let known: number | undefined; ; ) {
    const rows = await lotsOf(tx, county, range).forUpdate().execute();
    if (rows.length === known) return rows.map(asLot);
    known = rows.length;
  }
}

export interface VersionedLot extends Lot {
  version: bigint;
}

/** Lots whose last day is before a day and that still hold something, by key. */
export async function listLapsed(
  read: Read,
  county: number,
  { before, after, limit }: { before: number; after: bigint; limit: number },
): Promise<VersionedLot[]> {
  const rows = await read
    .selectFrom('accounts')
    .select(['id', 'posted', 'pending_in', 'pending_out', 'version'])
    .where('county', '=', county)
    .where('id', '>', after)
    .where(sql<boolean>`(id >> 16) & 15 = 1 and (id & 65535) < ${before}`)
    .whereRef('posted', '>', 'pending_out')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...asLot(row), version: row.version }));
}

/** Lots by their keys, under lock, in the order of the keys. */
export async function lockNamedLots(
  tx: Tx,
  county: number,
  lots: readonly AccountId[],
): Promise<Map<AccountId, VersionedLot>> {
  const { rows } = await sql<BalanceRow & { version: bigint }>`
    select id, posted, pending_in, pending_out, version from accounts
    where county = ${county} and id = any (${[...lots]}::bigint[])
    order by id for update`.execute(tx);
  return new Map(rows.map((row) => [row.id as AccountId, { ...asLot(row), version: row.version }]));
}

export interface LapseSpan {
  /** First and last lapse day, as days since 2020-01-01. */
  from: number;
  until: number;
  after: bigint;
  limit: number;
}

/** Lots that lapse within a span of days and still hold something, by key. */
export async function listLapsing(
  read: Read,
  county: number,
  { from, until, after, limit }: LapseSpan,
): Promise<Lot[]> {
  const rows = await read
    .selectFrom('accounts')
    .select(['id', 'posted', 'pending_in', 'pending_out'])
    .where('county', '=', county)
    .where('id', '>', after)
    .where(sql<boolean>`(id >> 16) & 15 = 1 and id & 65535 between ${from} and ${until}`)
    .whereRef('posted', '>', 'pending_out')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(asLot);
}

/**
 * Who takes back and who pays off what one holder owes come one after another: the debt may not have an
 * account yet that could be locked.
 */
export async function lockDebt(tx: Tx, county: number, holderNo: bigint): Promise<void> {
  await sql`select pg_advisory_xact_lock(${county}, hashtext(${`debt of ${holderNo}`}))`.execute(
    tx,
  );
}

export async function getPosted(
  read: Read,
  county: number,
  accounts: readonly AccountId[],
): Promise<Map<AccountId, bigint>> {
  const { rows } = await sql<{ id: bigint; posted: bigint }>`
    select id, posted from accounts
    where county = ${county} and id = any (${[...accounts]}::bigint[])`.execute(read);
  return new Map(rows.map(({ id, posted }) => [id as AccountId, posted]));
}

export interface BooksTotals {
  posted: bigint;
  pending: bigint;
}

/** Sum over all accounts of a county: zero, or the books are broken. */
export async function sumBooks(read: Read, county: number): Promise<BooksTotals> {
  const { rows } = await sql<{ posted: bigint; pending: bigint }>`
    select coalesce(sum(posted), 0)::bigint as posted,
      coalesce(sum(pending_in - pending_out), 0)::bigint as pending
    from accounts where county = ${county}`.execute(read);
  return rows[0] ?? { posted: 0n, pending: 0n };
}

export interface Difference {
  account: AccountId;
  stored: string;
  recomputed: string;
}

/** Recomputes every balance from the journal and names each account that differs. */
export async function findDifferences(read: Read, county: number): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    with leg as (
      select debit as account, case when kind in (1, 3) then -amount else 0 end as posted,
        0 as pending_in, case kind when 2 then amount when 1 then 0 else -amount end as pending_out
      from transfers where county = ${county}
      union all
      select credit, case when kind in (1, 3) then amount else 0 end,
        case kind when 2 then amount when 1 then 0 else -amount end, 0
      from transfers where county = ${county}
    ),
    computed as (
      select account, sum(posted) as posted, sum(pending_in) as pending_in,
        sum(pending_out) as pending_out
      from leg group by account
    ),
    compared as (
      select coalesce(a.id, c.account) as account,
        concat_ws('/', coalesce(a.posted, 0), coalesce(a.pending_in, 0), coalesce(a.pending_out, 0)) as stored,
        concat_ws('/', coalesce(c.posted, 0), coalesce(c.pending_in, 0), coalesce(c.pending_out, 0)) as recomputed
      from (select * from accounts where county = ${county}) a
      full join computed c on c.account = a.id
    )
    select account, stored, recomputed from compared where stored <> recomputed order by account`.execute(
    read,
  );
  return rows;
}
