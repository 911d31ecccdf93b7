import { sql } from 'kysely';
import type { Read } from '../platform/database.ts';
import { kinds, sourceAccount } from './account.ts';

/** Spendable points of all accounts in a range of ids, both ends included. */
export async function sumRange(
  read: Read,
  county: number,
  { first, last }: { first: bigint; last: bigint },
): Promise<bigint> {
  const row = await read
    .selectFrom('accounts')
    .select(sql<bigint>`coalesce(sum(posted - pending_out), 0)::bigint`.as('points'))
    .where('county', '=', county)
    .where('id', '>=', first)
    .where('id', '<=', last)
    .executeTakeFirstOrThrow();
  return row.points;
}

export interface Standing {
  holderNo: bigint;
  /** What can still be given. */
  cover: bigint;
  /** Announced, and neither settled nor voided yet. */
  announced: bigint;
  /** What came and did not go back. */
  behind: bigint;
}

/**
 * How those who pay stand, by their numbers; whoever never had cover stands at nothing. What is written
 * off of debts stands beside a source and is no cover that came; what was once written off out of the
 * source itself is still in `behind`.
 */
export async function listStandings(
  read: Read,
  county: number,
  holderNos: readonly bigint[],
): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select no as "holderNo", coalesce(sum(a.posted - a.pending_out)
        filter (where (a.id >> 16) & 15 = ${kinds.pool}), 0)::bigint as cover,
      coalesce(sum(a.pending_out) filter (where (a.id >> 16) & 15 = ${kinds.pool}), 0)::bigint
        as announced,
      coalesce(-sum(a.posted)
        filter (where (a.id >> 16) & 15 = ${kinds.source} and a.id & 65535 = 0), 0)::bigint
        as behind
    from unnest(${[...holderNos]}::bigint[]) as no
    left join accounts a on a.county = ${county}
      and a.id between no << 20 and (no << 20) | ${(1n << 20n) - 1n}
    group by no order by no`.execute(read);
  return rows;
}

/**
 * What was written off of debts out of the source itself, as it was until write-offs had an account
 * beside it. Nothing else goes from a source to a debt, so the kinds of the accounts tell.
 */
export async function sumWrittenOffAtSource(
  read: Read,
  county: number,
  holderNos: readonly bigint[],
): Promise<{ holderNo: bigint; points: bigint }[]> {
  const sources = holderNos.map(sourceAccount);
  const { rows } = await sql<{ holderNo: bigint; points: bigint }>`
    select debit >> 20 as "holderNo", sum(amount)::bigint as points
    from transfers
    where county = ${county} and (credit >> 16) & 15 = 6 and debit = any(${sources}::bigint[])
    group by debit`.execute(read);
  return rows;
}

export interface Outstanding {
  /** Days since 2020-01-01. */
  day: number;
  points: bigint;
  /** Announced, and not settled yet. */
  announced: bigint;
  lots: bigint;
}

/** What holders hold in a county, by the day on which it lapses. */
export async function sumByLapseDay(read: Read, county: number): Promise<Outstanding[]> {
  const { rows } = await sql<Outstanding>`
    select (id & 65535)::integer as day, sum(posted)::bigint as points,
      sum(pending_in)::bigint as announced,
      count(*) filter (where posted > 0)::bigint as lots
    from accounts
    where county = ${county} and (id >> 16) & 15 = ${kinds.holder} and (posted > 0 or pending_in > 0)
    group by id & 65535 order by 1`.execute(read);
  return rows;
}

/** The accounts out of which cover goes back, those with something in them, by key. */
export async function listFilled(
  read: Read,
  county: number,
  { first, last }: { first: bigint; last: bigint },
): Promise<bigint[]> {
  const rows = await read
    .selectFrom('accounts')
    .select('id')
    .where('county', '=', county)
    .where('id', '>=', first)
    .where('id', '<=', last)
    .whereRef('posted', '>', 'pending_out')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export interface LapsedSum {
  account: bigint;
  points: bigint;
  carried: bigint;
  carriedInto: bigint | null;
}

/**
 * What lapsed of each lot so far and what of it a rule book carried over, by key; the kind of a holder
 * stands there for the index.
 */
export async function listLapsedSums(
  read: Read,
  county: number,
  { after, limit }: { after: bigint; limit: number },
): Promise<LapsedSum[]> {
  const { rows } = await sql<LapsedSum>`
    select debit as account,
      coalesce(sum(amount) filter (where (credit >> 16) & 15 = ${kinds.lapsed}), 0)::bigint as points,
      coalesce(sum(amount) filter (where (credit >> 16) & 15 = ${kinds.holder}), 0)::bigint as carried,
      max(credit) filter (where (credit >> 16) & 15 = ${kinds.holder}) as "carriedInto"
    from transfers
    where county = ${county} and debit > ${after} and (debit >> 16) & 15 = 1
      and ((credit >> 16) & 15 = ${kinds.lapsed}
        or ((credit >> 16) & 15 = ${kinds.holder} and rule_version > 0))
    group by debit order by debit limit ${limit}`.execute(read);
  return rows;
}

/** What the pools of villages hold. */
export async function sumVillagePools(read: Read, county: number): Promise<bigint> {
  const { rows } = await sql<{ points: bigint }>`
    select coalesce(sum(posted), 0)::bigint as points from accounts
    where county = ${county} and (id >> 16) & 15 = ${kinds.village}`.execute(read);
  return rows[0]?.points ?? 0n;
}
