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

/** Balances under lock, taken in the order of the key. */
export async function lockAccounts(
  tx: Tx,
  county: number,
  accounts: readonly AccountId[],
): Promise<Map<AccountId, Balance>> {
  const rows = await tx
    .selectFrom('accounts')
    .select(['id', 'posted', 'pending_in', 'pending_out'])
    .where('county', '=', county)
    .where('id', 'in', [...accounts])
    .orderBy('id')
    .forUpdate()
    .execute();
  return asBalances(rows);
}

/** Slices of the same pool that hold something and that no other transaction holds, under lock. */
export async function lockFreeSlices(
  tx: Tx,
  county: number,
  slice: AccountId,
): Promise<Map<AccountId, Balance>> {
  const reserve = slice & ~0xffffn;
  const rows = await tx
    .selectFrom('accounts')
    .select(['id', 'posted', 'pending_in', 'pending_out'])
    .where('county', '=', county)
    .where('id', '>', reserve)
    .where('id', '<=', reserve | 0xffffn)
    .where('id', '<>', slice)
    .whereRef('posted', '>', 'pending_out')
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute();
  return asBalances(rows);
}

function asBalances(
  rows: readonly { id: bigint; posted: bigint; pending_in: bigint; pending_out: bigint }[],
): Map<AccountId, Balance> {
  return new Map(
    rows.map((row) => [
      row.id as AccountId,
      { posted: row.posted, pendingIn: row.pending_in, pendingOut: row.pending_out },
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
  const rows = await tx
    .selectFrom('transfers')
    .select(['id', 'key', 'kind', 'debit', 'credit', 'amount', 'reason'])
    .where('county', '=', county)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Writes transfers and their balances in one statement: arrays in, one update per account, one row
 * per transfer with the running version and balance of the account it credits. The accounts are
 * locked and the transfers covered; a check in the table holds that all the same.
 */
export async function writeTransfers(
  tx: Tx,
  { county, transfers, at }: { county: number; transfers: readonly Transfer[]; at: Date },
): Promise<void> {
  const column = <K extends keyof Transfer>(key: K) => transfers.map((transfer) => transfer[key]);
  const kinds = transfers.map(kindCode);
  await sql`
    with asked as materialized (
      select * from unnest(
        ${column('id')}::uuid[], ${column('key')}::uuid[], ${kinds}::smallint[],
        ${column('debit')}::bigint[], ${column('credit')}::bigint[], ${column('amount')}::bigint[],
        ${column('pending')}::uuid[], ${column('reason')}::uuid[], ${column('ruleVersion')}::integer[]
      ) with ordinality
        as t (id, key, kind, debit, credit, amount, pending, reason, rule_version, place)
    ),
    leg as (
      select debit as account, place, case when kind in (1, 3) then -amount else 0 end as posted,
        0 as pending_in, case kind when 2 then amount when 1 then 0 else -amount end as pending_out,
        0 as credits
      from asked
      union all
      select credit, place, case when kind in (1, 3) then amount else 0 end,
        case kind when 2 then amount when 1 then 0 else -amount end, 0, 1
      from asked
    ),
    moved as (
      select account, sum(posted) as posted, sum(pending_in) as pending_in,
        sum(pending_out) as pending_out, sum(credits) as credits
      from leg group by account
    ),
    to_come as (
      select account, place, coalesce(sum(posted) over later, 0) as posted,
        coalesce(sum(credits) over later, 0) as credits
      from leg
      window later as (partition by account order by place desc
        rows between unbounded preceding and 1 preceding)
    ),
    changed as (
      update accounts a
      set posted = a.posted + moved.posted, pending_in = a.pending_in + moved.pending_in,
        pending_out = a.pending_out + moved.pending_out, version = a.version + moved.credits
      from moved
      where a.county = ${county} and a.id = moved.account
      returning a.id, a.posted, a.version
    )
    insert into transfers (county, id, key, kind, debit, credit, amount, pending, reason,
      rule_version, at, credit_version, credit_posted)
    select ${county}, asked.id, asked.key, asked.kind, asked.debit, asked.credit, asked.amount,
      asked.pending, asked.reason, asked.rule_version, ${at}::timestamptz,
      changed.version - to_come.credits, changed.posted - to_come.posted
    from asked
    join to_come on to_come.account = asked.credit and to_come.place = asked.place
    join changed on changed.id = asked.credit
    order by asked.place`.execute(tx);
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
  const rows = await read
    .selectFrom('accounts')
    .select(['id', 'posted', 'pending_in', 'pending_out'])
    .where('county', '=', county)
    .where('id', '>=', range.first)
    .where('id', '<=', range.last)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    account: row.id as AccountId,
    posted: row.posted,
    pendingIn: row.pending_in,
    pendingOut: row.pending_out,
  }));
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
