import { sql } from 'kysely';
import type { Read, Tx } from '../platform/database.ts';

export interface DueDay {
  /** As days since 2020-01-01. */
  day: number;
  lots: number;
  /** What lapses unless it is used. */
  points: bigint;
  /** What is held for redemptions: it stays until those end. */
  held: bigint;
}

/** What lots hold, by their last day, from a day on. */
export async function sumDueDays(read: Read, county: number, from: number): Promise<DueDay[]> {
  const { rows } = await sql<DueDay>`
    select (id & 65535)::integer as day, count(*)::integer as lots,
      sum(posted - pending_out)::bigint as points, sum(pending_out)::bigint as held
    from accounts
    where county = ${county} and (id >> 16) & 15 = 1 and (id & 65535) >= ${from} and posted > 0
    group by 1 order by 1`.execute(read);
  return rows;
}

/**
 * Adds up what a span of the journal put into lots, by last day and pool: an award adds, taking it back
 * takes off, and what comes from another lot is of pool 0.
 */
export async function addOrigins(
  tx: Tx,
  county: number,
  { from, until }: { from: Date; until: Date },
): Promise<void> {
  await sql`
    insert into lot_origins (county, lapses_on, pool, points)
    select ${county}::integer, date '2020-01-01' + (lot & 65535)::integer, pool, sum(points)
    from (
      select credit as lot, case (debit >> 16) & 15 when 2 then debit >> 20 else 0 end as pool,
        amount as points
      from transfers
      where county = ${county} and at >= ${from} and at < ${until} and kind in (1, 3)
        and (credit >> 16) & 15 = 1 and (debit >> 16) & 15 in (1, 2)
      union all
      select debit, credit >> 20, -amount from transfers
      where county = ${county} and at >= ${from} and at < ${until} and kind = 1
        and (debit >> 16) & 15 = 1 and (credit >> 16) & 15 = 2
    ) flow
    group by 2, 3
    on conflict on constraint lot_origins_pk do update
      set points = lot_origins.points + excluded.points`.execute(tx);
}

/** Up to when origins are added up, under lock; the first time from the instant given. */
export async function lockOriginMark(tx: Tx, county: number, until: Date): Promise<Date> {
  await tx
    .insertInto('lot_origin_marks')
    .values({ county, until })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom('lot_origin_marks')
    .select('until')
    .where('county', '=', county)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.until;
}

export async function setOriginMark(tx: Tx, county: number, until: Date): Promise<void> {
  await tx.updateTable('lot_origin_marks').set({ until }).where('county', '=', county).execute();
}

/** From which pools (0: other lots) the points of each last day came, from a date on. */
export async function listOrigins(
  read: Read,
  county: number,
  from: string,
): Promise<{ lapsesOn: string; pool: bigint; points: bigint }[]> {
  const rows = await read
    .selectFrom('lot_origins')
    .select(['lapses_on as lapsesOn', 'pool', 'points'])
    .where('county', '=', county)
    .where('lapses_on', '>=', from)
    .where('points', '>', 0n)
    .orderBy('lapses_on')
    .orderBy('pool')
    .execute();
  return rows;
}
