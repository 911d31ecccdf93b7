import { sql } from 'kysely';
import type { Criterion } from '../../../contract/safe-households.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import type { HouseholdFacts } from './decide.ts';

export interface CriteriaRow {
  version: number;
  criteria: Criterion[];
  effectiveFrom: string;
  publishedAt: Date;
}

export async function listCriteria(read: Read, scope: Scope): Promise<CriteriaRow[]> {
  const rows = await read
    .selectFrom('safe_household_criteria')
    .select([
      'version',
      'criteria',
      'effective_from as effectiveFrom',
      'published_at as publishedAt',
    ])
    .where('county', '=', scope.county)
    .orderBy('version')
    .execute();
  return rows.map((row) => ({ ...row, criteria: row.criteria as unknown as Criterion[] }));
}

interface NewCriteria {
  criteria: readonly Criterion[];
  effectiveFrom: string;
  publishedBy: string;
  at: Date;
}

/** Publishes the next version; those who publish at one moment wait for each other. */
export async function insertCriteria(
  tx: Tx,
  { county }: Scope,
  { criteria, effectiveFrom, publishedBy, at }: NewCriteria,
): Promise<CriteriaRow> {
  await sql`select pg_advisory_xact_lock(${county}, hashtext('safe_household_criteria'))`.execute(
    tx,
  );
  const { last } = await tx
    .selectFrom('safe_household_criteria')
    .select(({ fn }) => fn.max('version').as('last'))
    .where('county', '=', county)
    .executeTakeFirstOrThrow();
  const version = (last ?? 0) + 1;
  await tx
    .insertInto('safe_household_criteria')
    .values({
      county,
      version,
      criteria: JSON.stringify(criteria),
      effective_from: effectiveFrom,
      published_by: publishedBy,
      published_at: at,
    })
    .execute();
  return { version, criteria: [...criteria], effectiveFrom, publishedAt: at };
}

/**
 * What the household of the resident who asks has, of what happened between two instants: awards that
 * stand, by what its members did while they lived there. undefined: they are in none.
 */
export async function findFacts(
  read: Read,
  scope: Scope,
  { from, until }: { from: Date; until: Date },
): Promise<HouseholdFacts | undefined> {
  const { county } = scope;
  const { rows } = await sql<HouseholdFacts>`
    with home as (
      select household from residents
      where county = ${county} and id = ${residentOf(scope)} and household is not null
    ),
    done as (
      select d.id, d.kind, d.happened_at,
        a.points + a.household_points - a.corrected_points - a.corrected_household_points as points
      from home
      join residents r on r.county = ${county} and r.household = home.household
      join deeds d on d.county = r.county and d.resident = r.id and d.household = r.household
      join awards a on a.county = d.county and a.deed = d.id
      where a.state = 'settled' and a.cause = 'deed'
        and a.points + a.household_points > a.corrected_points + a.corrected_household_points
        and d.happened_at >= ${from} and d.happened_at < ${until}
    )
    select
      (select count(*)::integer from residents r
        where r.county = ${county} and r.household = home.household) as members,
      (select count(*)::integer from done) as deeds,
      (select count(distinct kind)::integer from done) as kinds,
      (select count(distinct date_trunc('month', happened_at at time zone 'Asia/Shanghai'))::integer
        from done) as months,
      (select coalesce(sum(points), 0)::integer from done) as points
    from home`.execute(read);
  return rows[0];
}
