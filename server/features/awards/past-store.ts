import { sql } from 'kysely';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { type DeedRow, deedOf, foundColumns, type StoredDeed, whatWasFound } from './deed-store.ts';

/** Residents who have awards of a version, by their keys, after the last one that was looked at. */
export async function listResidentsOf(
  read: Read,
  scope: Scope,
  { version, after, limit }: { version: number; after: string | null; limit: number },
): Promise<string[]> {
  const rows = await read
    .selectFrom('awards')
    .select('resident')
    .distinct()
    .where('county', '=', scope.county)
    .where('rule_version', '=', version)
    .where('cause', '=', sql.lit('deed'))
    .$if(after !== null, (query) => query.where('resident', '>', after ?? ''))
    .orderBy('resident')
    .limit(limit)
    .execute();
  return rows.map(({ resident }) => resident);
}

/** How many awards for deeds there are of a version, and of how many residents. */
export async function countOf(
  read: Read,
  scope: Scope,
  version: number,
): Promise<{ awards: number; residents: number }> {
  const { rows } = await sql<{ awards: number; residents: number }>`
    select coalesce(sum(own), 0)::integer as awards, count(*)::integer as residents
    from (select count(*) as own from awards
      where county = ${scope.county} and rule_version = ${version} and cause = 'deed'
      group by resident) one`.execute(read);
  return rows[0] ?? { awards: 0, residents: 0 };
}

/** What one award still gives, after corrections. */
export interface Given {
  award: string;
  points: number;
  householdPoints: number;
  /** The pool that paid it; null where nothing was paid yet. */
  pool: string | null;
}

/** A deed with its own award and what was added to that. */
export interface StandingDeed {
  deed: DeedRow;
  rule: string;
  ruleVersion: number;
  /** What its own award gave, the resident's and the household's share together. */
  decided: number;
  /** The deed's own award first. */
  given: readonly [Given, ...Given[]];
}

interface AwardColumns {
  award: string;
  rule: string;
  rule_version: number;
  decided: number;
  points_left: number;
  household_left: number;
  pool: string | null;
  cause: string;
}

/**
 * The deeds of these residents whose awards stand, each with what was given for it, in the order in
 * which one person's deeds happened; in one statement.
 */
export async function listStanding(
  read: Read,
  scope: Scope,
  residents: readonly string[],
): Promise<StandingDeed[]> {
  const { rows } = await sql<AwardColumns & StoredDeed>`
    select d.*, ${foundColumns}, a.id as award, a.rule, a.rule_version, own.points + own.household_points as decided,
      a.points - a.corrected_points as points_left,
      a.household_points - a.corrected_household_points as household_left, a.pool,
      a.cause
    from awards own
    join deeds d on d.county = own.county and d.id = own.deed
    ${whatWasFound}
    join awards a on a.county = own.county and a.deed = own.deed
    where own.county = ${scope.county} and own.resident = any(${[...residents]}::uuid[])
      and own.cause = 'deed' and own.state <> 'reversed' and a.state <> 'reversed'
    order by own.resident, own.at, own.id, a.cause <> 'deed', a.id`.execute(read);
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(standingOf);
}

function standingOf(rows: readonly (AwardColumns & StoredDeed)[]): StandingDeed[] {
  const [own, ...added] = rows;
  if (own === undefined) return [];
  const { rule, rule_version: ruleVersion, decided } = own;
  const deed = deedOf(own);
  // A deed is never changed: that its agreement was kept came later, as an award of its own.
  const kept = added.some(({ cause }) => cause === 'kept');
  return [
    {
      deed: kept ? { ...deed, outcomes: [...deed.outcomes, 'kept'] } : deed,
      rule,
      ruleVersion,
      decided,
      given: [givenOf(own), ...added.map(givenOf)],
    },
  ];
}

const givenOf = ({ award, points_left, household_left, pool }: AwardColumns): Given => ({
  award,
  points: points_left,
  householdPoints: household_left,
  pool,
});
