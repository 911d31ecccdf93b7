import { sql } from 'kysely';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { AwardState } from './decide.ts';

/** What an award gives to one holder, with the transfers behind it. */
export interface AwardLeg {
  award: string;
  state: AwardState;
  points: number;
  pending: string | null;
  transfer: string | null;
}

/** The legs of awards by id, the resident's and the household's; a page ends with an award's last leg. */
export async function listLegs(
  read: Read,
  scope: Scope,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<AwardLeg[]> {
  const { rows } = await sql<AwardLeg>`
    select a.id as award, a.state, leg.points, leg.pending, leg.transfer
    from (
      select * from awards where county = ${scope.county} and id > coalesce(${after ?? null}::uuid, '00000000-0000-0000-0000-000000000000')
      order by id limit ${limit}
    ) a
    cross join lateral (values (a.points, a.pending, a.transfer),
      (a.household_points, a.household_pending, a.household_transfer)) as leg (points, pending, transfer)
    order by a.id`.execute(read);
  return rows;
}

/** Points that were ever settled, by the holder who got them. */
export async function sumGiven(
  read: Read,
  scope: Scope,
): Promise<{ holderNo: bigint; points: bigint }[]> {
  const { rows } = await sql<{ holderNo: bigint; points: bigint }>`
    select holder as "holderNo", sum(points)::bigint as points
    from (
      select r.holder_no as holder, a.points
      from awards a join residents r on r.county = a.county and r.id = a.resident
      where a.county = ${scope.county} and a.transfer is not null
      union all
      select h.holder_no, a.household_points
      from awards a
      join deeds d on d.county = a.county and d.id = a.deed
      join households h on h.county = d.county and h.id = d.household
      where a.county = ${scope.county} and a.household_transfer is not null
    ) given
    group by holder`.execute(read);
  return rows;
}
