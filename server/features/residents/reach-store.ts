import { sql } from 'kysely';
import type { AgeClass } from '../../../contract/residents.ts';
import type { Read } from '../../platform/database.ts';
import { areasBelow, type Scope } from '../../platform/scope.ts';

/** Whose points somebody uses: their own, and those of a household. */
interface Holding {
  resident: string;
  holderNo: bigint;
  householdNo: bigint | null;
}

/** By what somebody can be reached beside the list in the app. */
export interface Reach extends Holding {
  hasPhone: boolean;
  /** What they are taken for; null: not said. */
  ageClass: AgeClass | null;
  /** When a device on which they are signed in was last used. */
  lastSeenAt: Date | null;
}

export async function listReach(
  read: Read,
  { county }: Scope,
  residents: readonly string[],
): Promise<Reach[]> {
  if (residents.length === 0) return [];
  const { rows } = await sql<Reach>`
    select r.id as resident, r.holder_no as "holderNo", h.holder_no as "householdNo",
      r.phone_index is not null as "hasPhone", r.taken_for as "ageClass",
      (select max(s.last_seen_at) from sessions s
        where s.county = r.county and s.subject = r.id and s.kind = 'resident') as "lastSeenAt"
    from residents r left join households h on h.county = r.county and h.id = r.household
    where r.county = ${county} and r.id = any (${[...new Set(residents)]}::uuid[])`.execute(read);
  return rows;
}

/** Grown-ups with a phone who live with these minors. */
export async function listGrownUpsWith(
  read: Read,
  { county }: Scope,
  minors: readonly string[],
): Promise<{ minor: string; resident: string }[]> {
  if (minors.length === 0) return [];
  const { rows } = await sql<{ minor: string; resident: string }>`
    select m.id as minor, g.id as resident
    from residents m
    join residents g on g.county = m.county and g.household = m.household
    where m.county = ${county} and m.id = any (${[...minors]}::uuid[])
      and g.taken_for = 'adult' and g.phone_index is not null`.execute(read);
  return rows;
}

export interface WithoutPhone extends Holding {
  grid: string;
}

interface Seeking {
  /** Of this community only. */
  community: string | undefined;
  /** The last one that was read. */
  after: string | undefined;
  limit: number;
}

/**
 * Whose account has no number, below the scope, by their keys. An account that is closed until its child is
 * 14 is left out: nothing can be done with its points.
 */
export async function listWithoutPhone(
  read: Read,
  scope: Scope,
  { community, after, limit }: Seeking,
): Promise<WithoutPhone[]> {
  const { rows } = await sql<WithoutPhone>`
    select r.id as resident, r.holder_no as "holderNo", h.holder_no as "householdNo", r.grid
    from unnest(${areasBelow(scope, community)}::text[]) as below(digits)
    join residents r on r.county = ${scope.county}
      and r.grid >= below.digits and r.grid < below.digits || ':'
    left join households h on h.county = r.county and h.id = r.household
    where r.phone_detached_at is not null and r.taken_for is distinct from 'under_14'
      ${after === undefined ? sql`` : sql`and r.id > ${after}::uuid`}
    order by r.id limit ${limit}`.execute(read);
  return rows;
}
