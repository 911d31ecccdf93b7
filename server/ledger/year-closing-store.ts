import { sql } from 'kysely';
import type { Read, Tx } from '../platform/database.ts';
import type { AccountId } from './account.ts';

export interface ClosedBatch {
  /** Where the next batch goes on; undefined after the last one. */
  last: bigint | undefined;
  accounts: number;
  /** Of what was posted; over all batches it is zero. */
  sum: bigint;
}

interface Batch {
  year: number;
  /** As days since 2020-01-01. */
  lastDay: number;
  /** When the next year began. */
  since: Date;
  after: bigint;
  limit: number;
}

/**
 * Writes closing entries of the next accounts that something stands on. Lots of the old year that
 * lapsed, or were carried over, after its last minute did so at its end: those transfers count.
 */
export async function insertClosings(
  tx: Tx,
  county: number,
  { year, lastDay, since, after, limit }: Batch,
): Promise<ClosedBatch> {
  const { rows } = await sql<{ last: bigint | null; seen: bigint; accounts: bigint; sum: bigint }>`
    with batch as materialized (
      select id, posted, pending_in, pending_out from accounts
      where county = ${county} and id > ${after} order by id limit ${limit}
    ),
    span as (select min(id) as first, max(id) as last from batch),
    later as materialized (
      select kind, debit, credit, amount from transfers, span
      where county = ${county} and at >= ${since}
        and (debit between span.first and span.last or credit between span.first and span.last)
        and not ((debit >> 16) & 15 = 1 and (debit & 65535) <= ${lastDay} and kind = 1
          and ((credit >> 16) & 15 = 5 or ((credit >> 16) & 15 = 1 and rule_version > 0)))
    ),
    since as (
      select account, sum(posted) as posted, sum(pending_in) as pending_in,
        sum(pending_out) as pending_out
      from (
        select debit as account, case when kind in (1, 3) then -amount else 0 end as posted,
          0 as pending_in, case kind when 2 then amount when 1 then 0 else -amount end as pending_out
        from later
        union all
        select credit, case when kind in (1, 3) then amount else 0 end,
          case kind when 2 then amount when 1 then 0 else -amount end, 0
        from later
      ) leg
      group by account
    ),
    written as (
      insert into year_closings (county, account, year, posted, pending_in, pending_out)
      select ${county}::integer, id, ${year}::smallint, stood.posted, stood.pending_in, stood.pending_out
      from (
        select id, b.posted - coalesce(s.posted, 0) as posted,
          b.pending_in - coalesce(s.pending_in, 0) as pending_in,
          b.pending_out - coalesce(s.pending_out, 0) as pending_out
        from batch b left join since s on s.account = b.id
      ) stood
      where stood.posted <> 0 or stood.pending_in <> 0 or stood.pending_out <> 0
      order by id
      returning posted
    )
    select (select last from span) as last, (select count(*) from batch) as seen,
      count(*) as accounts, coalesce(sum(posted), 0)::bigint as sum
    from written`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('a sum of nothing is a row');
  const { last, seen, accounts, sum } = row;
  const more = last !== null && Number(seen) === limit;
  return { last: more ? last : undefined, accounts: Number(accounts), sum };
}

/** What could be spent of a holder’s lots, by year that is closed, the newest first. */
export async function sumClosings(
  read: Read,
  county: number,
  { first, last }: { first: AccountId; last: AccountId },
): Promise<{ year: number; points: bigint }[]> {
  const { rows } = await sql<{ year: number; points: bigint }>`
    select year, sum(posted - pending_out)::bigint as points from year_closings
    where county = ${county} and account between ${first} and ${last}
    group by year order by year desc`.execute(read);
  return rows;
}
