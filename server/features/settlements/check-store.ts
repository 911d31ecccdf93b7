import { sql } from 'kysely';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface Figures {
  what: string;
  stored: string;
  recomputed: string;
}

export interface CounterSums {
  id: string;
  holderNo: bigint;
  /** Points of all lines, and of what happened and stands in none yet. */
  points: bigint;
  /** Points of the settlements that were paid. */
  paid: bigint;
}

/** What settlements, and what is in none yet, come to at each counter. */
export async function sumCounters(read: Read, { county }: Scope): Promise<CounterSums[]> {
  const { rows } = await sql<CounterSums>`
    with settled as (
      select counter, sum(points) as points, sum(points) filter (where state = 'paid') as paid
      from settlements where county = ${county} group by counter
    ),
    loose as (
      select counter, sum(points) as points from (
        select counter, value as points from redemptions r
        where county = ${county} and handed_over_at is not null
          and not exists (select from settlement_lines l
            where l.county = r.county and l.redemption = r.id and l.kind = 'handed_over')
        union all
        select counter, -value from redemptions r
        where county = ${county} and state = 'returned'
          and not exists (select from settlement_lines l
            where l.county = r.county and l.redemption = r.id and l.kind = 'returned')
        union all
        select counter, taken + owed + helped from counter_conflicts c
        where county = ${county} and bearer = 'resident'
          and not exists (select from settlement_lines l
            where l.county = c.county and l.entry = c.entry)
      ) happened
      group by counter
    )
    select c.id, c.holder_no as "holderNo",
      (coalesce(settled.points, 0) + coalesce(loose.points, 0))::bigint as points,
      coalesce(settled.paid, 0)::bigint as paid
    from counters c
    left join settled on settled.counter = c.id
    left join loose on loose.counter = c.id
    where c.county = ${county} order by c.id`.execute(read);
  return rows;
}

/** Settlements that are not the sum of their lines, or whose lines are not the sum of who paid them. */
export async function findSettlementFaults(read: Read, { county }: Scope): Promise<Figures[]> {
  const { rows } = await sql<Figures>`
    with lines as (
      select settlement, count(*) as lines, sum(points) as points, sum(amount_fen) as fen
      from settlement_lines where county = ${county} group by settlement
    ),
    payers as (
      select settlement, sum(points) as points from settlement_payers
      where county = ${county} group by settlement
    ),
    open as (
      select settlement, count(*) as disputes from settlement_disputes
      where county = ${county} and answer is null group by settlement
    ),
    figures as (
      select s.id as what,
        concat_ws('/', s.lines, s.points, s.amount_fen, s.points, s.open_disputes) as stored,
        concat_ws('/', coalesce(lines.lines, 0), coalesce(lines.points, 0), coalesce(lines.fen, 0),
          coalesce(payers.points, 0), coalesce(open.disputes, 0)) as recomputed
      from settlements s
      left join lines on lines.settlement = s.id
      left join payers on payers.settlement = s.id
      left join open on open.settlement = s.id
      where s.county = ${county}
    )
    select * from figures where stored <> recomputed order by what`.execute(read);
  return rows;
}

/** Lines that are not what became of their redemption, or not what was paid for a conflict. */
export async function findLineFaults(read: Read, { county }: Scope): Promise<Figures[]> {
  const { rows } = await sql<Figures>`
    select l.settlement || '/' || l.no as what, l.kind || ' ' || l.points as stored,
      r.state || ' ' || r.value as recomputed
    from settlement_lines l join redemptions r on r.county = l.county and r.id = l.redemption
    join settlements s on s.county = l.county and s.id = l.settlement
    where l.county = ${county} and l.kind in ('handed_over', 'returned') and (s.counter <> r.counter
      or l.kind = 'handed_over' and (r.handed_over_at is null or l.points <> r.value)
      or l.kind = 'returned' and (r.state <> 'returned' or l.points <> -r.value))
    union all
    select l.settlement || '/' || l.no, l.kind || ' ' || l.points,
      c.kind || ' ' || c.taken + c.owed + c.helped
    from settlement_lines l join counter_conflicts c on c.county = l.county and c.entry = l.entry
    join settlements s on s.county = l.county and s.id = l.settlement
    where l.county = ${county} and (s.counter <> c.counter
      or l.resident_points <> c.taken + c.owed or l.help_points <> c.helped)
    order by 1`.execute(read);
  return rows;
}
