import { sql } from 'kysely';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** What came into a lot of a resident, and who paid it. */
export interface PaidPart {
  holderNo: bigint;
  lapsesOn: LocalDate;
  payer: bigint;
  points: number;
  at: Date;
}

/** What came into these lots, in the order in which it came. Lots of households are not known here. */
export async function listPaidInto(
  read: Read,
  { county }: Scope,
  lots: readonly { holderNo: bigint; lapsesOn: LocalDate }[],
): Promise<PaidPart[]> {
  if (lots.length === 0) return [];
  const numbers = lots.map(({ holderNo }) => holderNo);
  const days = lots.map(({ lapsesOn }) => lapsesOn);
  const { rows } = await sql<PaidPart>`
    select lot.number as "holderNo", lot.day::text as "lapsesOn", a.payer,
      a.points - a.corrected_points as points,
      a.settled_at as at
    from unnest(${numbers}::bigint[], ${days}::date[]) as lot (number, day)
    join residents r on r.county = ${county} and r.holder_no = lot.number
    join awards a on a.county = ${county} and a.resident = r.id and a.lapses_on = lot.day
    where a.state = 'settled' and a.payer is not null and a.points > a.corrected_points
    order by lot.number, lot.day, a.settled_at, a.id`.execute(read);
  return rows;
}
