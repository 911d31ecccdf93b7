import { sql } from 'kysely';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** What an award gave and still gives, both shares together. */
const points = sql`a.points + a.household_points - a.corrected_points - a.corrected_household_points`;

export interface GivenDay {
  payer: bigint;
  day: LocalDate;
  points: number;
}

/**
 * Points that each of these gave, or announced, on each local day since an instant. With what was reserved
 * a pool helps as a whole: it is counted with the pool's own cover, whichever of its payers paid.
 */
export async function listGivenDays(
  read: Read,
  { county }: Scope,
  { payers, since }: { payers: readonly bigint[]; since: Date },
): Promise<GivenDay[]> {
  if (payers.length === 0) return [];
  const { rows } = await sql<GivenDay>`
    select payer, to_char(given.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
      sum(points)::integer as points
    from (
      select a.payer, a.at, ${points} as points from awards a
      where a.county = ${county} and a.payer = any(${[...payers]}::bigint[]) and a.at >= ${since}
        and a.state <> 'reversed'
      union all
      select p.holder_no, r.reserved_at, r.value - r.points
      from pools p join redemptions r on r.county = p.county and r.pool = p.code
      where p.county = ${county} and p.holder_no = any(${[...payers]}::bigint[])
        and r.reserved_at >= ${since} and r.state in ('reserved', 'handed_over')
      union all
      select p.holder_no, r.asked_at, r.value - r.points
      from pools p join red_packets r on r.county = p.county and r.pool = p.code
      where p.county = ${county} and p.holder_no = any(${[...payers]}::bigint[])
        and r.asked_at >= ${since} and r.state not in ('failed', 'withdrawn', 'declined')
    ) given
    group by 1, 2 order by 2, 1`.execute(read);
  return rows;
}

export interface QueuedRow {
  rule: string;
  version: number;
  awards: number;
  points: number;
}

/** Who waits for cover, by rule. */
export async function listQueuedByRule(read: Read, { county }: Scope): Promise<QueuedRow[]> {
  const { rows } = await sql<QueuedRow>`
    select rule, rule_version as version, count(*)::integer as awards,
      sum(points + household_points)::integer as points
    from awards where county = ${county} and state = 'queued'
    group by 1, 2`.execute(read);
  return rows;
}

/** Points out of each sponsor's part of a pool that lapsed and went back already, or wait to. */
export async function sumLapsedReturned(
  read: Read,
  { county }: Scope,
  pool: string,
): Promise<Map<string, number>> {
  const rows = await read
    .selectFrom('cover_returns')
    .select('sponsor')
    .select(sql<number>`sum(lapsed)::integer`.as('lapsed'))
    .where('county', '=', county)
    .where('state', '<>', 'declined')
    .where('pool', '=', pool)
    .groupBy('sponsor')
    .execute();
  return new Map(rows.map(({ sponsor, lapsed }) => [sponsor, lapsed]));
}

export type By = 'all' | 'category' | 'town' | 'month';

export interface OutcomeRow {
  by: By;
  key: string | null;
  awards: number;
  points: number;
  residents: number;
}

/** What these payers gave that stands, in all and by category, town and month. */
export async function listOutcome(
  read: Read,
  { county }: Scope,
  payers: readonly bigint[],
): Promise<OutcomeRow[]> {
  if (payers.length === 0) return [];
  const { rows } = await sql<OutcomeRow>`
    with given as (
      select a.resident, ${points} as points, d.category, left(d.grid, 9) as town,
        to_char(a.at at time zone 'Asia/Shanghai', 'YYYY-MM-01') as month
      from awards a join deeds d on d.county = a.county and d.id = a.deed
      where a.county = ${county} and a.payer = any(${[...payers]}::bigint[])
        and a.state = 'settled' and ${points} > 0
    )
    select case when grouping(category) = 0 then 'category' when grouping(town) = 0 then 'town'
        when grouping(month) = 0 then 'month' else 'all' end as by,
      coalesce(category, town, month) as key, count(*)::integer as awards,
      coalesce(sum(points), 0)::integer as points, count(distinct resident)::integer as residents
    from given
    group by grouping sets ((), (category), (town), (month))`.execute(read);
  return rows;
}
