import { sql } from 'kysely';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** What came into a lot of a resident or a household, and who paid it. */
export interface PaidPart {
  holderNo: bigint;
  lapsesOn: LocalDate;
  payer: bigint;
  points: number;
  at: Date;
}

/**
 * What came into these lots, in the order in which it came. A household's share is found by those who
 * live there now: there is no index of deeds by household.
 */
export async function listPaidInto(
  read: Read,
  { county }: Scope,
  lots: readonly { holderNo: bigint; lapsesOn: LocalDate }[],
): Promise<PaidPart[]> {
  if (lots.length === 0) return [];
  const numbers = lots.map(({ holderNo }) => holderNo);
  const days = lots.map(({ lapsesOn }) => lapsesOn);
  const { rows } = await sql<PaidPart>`
    with lot as (select * from unnest(${numbers}::bigint[], ${days}::date[]) as lot (number, day)),
    paid as (
      select lot.number, lot.day, a.payer, a.points - a.corrected_points as points, a.settled_at, a.id
      from lot
      join residents r on r.county = ${county} and r.holder_no = lot.number
      join awards a on a.county = ${county} and a.resident = r.id and a.lapses_on = lot.day
      where a.state = 'settled' and a.payer is not null
      union all
      select lot.number, lot.day, a.payer, a.household_points - a.corrected_household_points,
        a.settled_at, a.id
      from lot
      join households h on h.county = ${county} and h.holder_no = lot.number
      join residents r on r.county = ${county} and r.household = h.id
      join awards a on a.county = ${county} and a.resident = r.id and a.lapses_on = lot.day
      join deeds d on d.county = ${county} and d.id = a.deed and d.household = h.id
      where a.state = 'settled' and a.payer is not null
    )
    select number as "holderNo", day::text as "lapsesOn", payer, points, settled_at as at
    from paid where points > 0
    order by number, day, settled_at, id`.execute(read);
  return rows;
}
