import { sql } from 'kysely';
import type { Read } from '../platform/database.ts';

/** What became of a transfer. */
export type Fate = 'posted' | 'open' | 'settled' | 'voided';

export interface KnownTransfer {
  id: string;
  debit: bigint;
  credit: bigint;
  amount: bigint;
  fate: Fate;
}

/** Transfers with what became of them; one that is missing in the answer does not exist. */
export async function listFates(
  read: Read,
  county: number,
  ids: readonly string[],
): Promise<Map<string, KnownTransfer>> {
  const { rows } = await sql<KnownTransfer>`
    select t.id, t.debit, t.credit, t.amount,
      case when t.kind = 1 then 'posted' when ended.kind = 3 then 'settled'
        when ended.kind = 4 then 'voided' else 'open' end as fate
    from transfers t
    left join transfers ended
      on ended.county = t.county and ended.key = t.id and ended.kind in (3, 4)
    where t.county = ${county} and t.kind in (1, 2)
      and t.id = any (${`{${ids.join(',')}}`}::uuid[])`.execute(read);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface HolderSum {
  holderNo: bigint;
  /** What the lots hold and nobody has announced away. */
  spendable: bigint;
  /** What transfers other than awards did to that. */
  moved: bigint;
}

/** Every holder's spendable points beside the sum of what happened to them after they were given. */
export async function sumHolders(read: Read, county: number): Promise<HolderSum[]> {
  const { rows } = await sql<HolderSum>`
    with lots as (
      select id >> 20 as holder, sum(posted - pending_out) as spendable
      from accounts where county = ${county} and (id >> 16) & 15 = 1 group by 1
    ),
    moves as (
      select debit >> 20 as holder, case kind when 4 then amount when 3 then 0 else -amount end as points
      from transfers where county = ${county} and (debit >> 16) & 15 in (1, 6) and (debit >> 16) & 15 = 1
      union all
      select credit >> 20, case when kind in (1, 3) then amount else 0 end
      from transfers
      where county = ${county} and (credit >> 16) & 15 = 1 and (debit >> 16) & 15 <> 2
    ),
    moved as (select holder, sum(points) as points from moves group by holder)
    select coalesce(lots.holder, moved.holder) as "holderNo",
      coalesce(lots.spendable, 0)::bigint as spendable, coalesce(moved.points, 0)::bigint as moved
    from lots full join moved on moved.holder = lots.holder
    order by 1`.execute(read);
  return rows;
}
