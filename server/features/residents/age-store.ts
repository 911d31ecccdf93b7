import { sql } from 'kysely';
import type { AgeClass } from '../../../contract/residents.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface KnownAge {
  ageClass: AgeClass | null;
  birthSealed: string | null;
  /** Since when the window is to settle it. */
  doubtedAt: Date | null;
}

export async function getAge(read: Read, scope: Scope, resident: string): Promise<KnownAge> {
  const row = await read
    .selectFrom('residents')
    .select(['age_class', 'birth_sealed', 'age_doubted_at'])
    .where('county', '=', scope.county)
    .where('id', '=', resident)
    .executeTakeFirstOrThrow();
  return {
    ageClass: row.age_class as AgeClass | null,
    birthSealed: row.birth_sealed,
    doubtedAt: row.age_doubted_at,
  };
}

export async function setAge(
  tx: Tx,
  scope: Scope,
  { resident, ageClass, birthSealed }: Omit<KnownAge, 'doubtedAt'> & { resident: string },
): Promise<void> {
  await tx
    .updateTable('residents')
    .set({
      age_class: ageClass,
      birth_sealed: birthSealed,
      // A minor is of no group of grown-ups.
      age_group: sql<string | null>`case when ${ageClass} = 'adult' or age_group = 'under_18'
        then age_group end`,
    })
    .where('county', '=', scope.county)
    .where('id', '=', resident)
    .execute();
}

/** What the resident is taken for: a minor, too, while that is in doubt. */
export async function getTakenFor(
  read: Read,
  scope: Scope,
  resident: string,
): Promise<AgeClass | null> {
  const row = await read
    .selectFrom('residents')
    .select('taken_for')
    .where('county', '=', scope.county)
    .where('id', '=', resident)
    .executeTakeFirstOrThrow();
  return row.taken_for as AgeClass | null;
}

/** Marks an age as in doubt; false where it is already. */
export async function doubt(
  tx: Tx,
  scope: Scope,
  { resident, at }: { resident: string; at: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable('residents')
    .set({ age_doubted_at: at })
    .where('county', '=', scope.county)
    .where('id', '=', resident)
    .where('age_doubted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What the window has settled is in doubt no more. */
export async function endDoubt(tx: Tx, scope: Scope, resident: string): Promise<void> {
  await tx
    .updateTable('residents')
    .set({ age_doubted_at: null })
    .where('county', '=', scope.county)
    .where('id', '=', resident)
    .execute();
}

export interface Past {
  /** A profile, a household, a report, a deed, points or a notice came of the account. */
  used: boolean;
  /** The resident answers for a child. */
  guardian: boolean;
}

/** What came of an account so far; it is locked, so that nothing more comes of it meanwhile. */
export async function lockPast(tx: Tx, { county }: Scope, resident: string): Promise<Past> {
  const has = (table: string, of: string) =>
    sql`exists (select from ${sql.table(table)} t where t.county = ${county} and t.${sql.ref(of)} = ${resident})`;
  const used = ['case_reporters', 'deeds', 'notices', 'awards'].map((table) =>
    has(table, 'resident'),
  );
  await sql`select from residents where county = ${county} and id = ${resident} for update`.execute(
    tx,
  );
  const { rows } = await sql<Past>`
    select guided_at is not null or household is not null or ${sql.join(used, sql` or `)} as used,
      exists (select from children c where c.county = ${county} and c.guardian = ${resident}
        and c.ended_at is null) as guardian
    from residents where county = ${county} and id = ${resident}`.execute(tx);
  return rows[0] ?? { used: false, guardian: false };
}

/** Deletes an account that nothing came of; of codes to a household only that they were used is left. */
export async function deleteUnused(tx: Tx, { county }: Scope, resident: string): Promise<void> {
  await tx
    .updateTable('household_invites')
    .set({ used_by: null })
    .where('county', '=', county)
    .where('used_by', '=', resident)
    .execute();
  await tx
    .deleteFrom('household_invites')
    .where('county', '=', county)
    .where('made_by', '=', resident)
    .execute();
  await tx
    .deleteFrom('left_households')
    .where('county', '=', county)
    .where('resident', '=', resident)
    .execute();
  await tx
    .deleteFrom('identities')
    .where('county', '=', county)
    .where('resident', '=', resident)
    .execute();
  await sql`
    delete from known_devices k using residents r
    where r.county = ${county} and r.id = ${resident}
      and k.county = r.county and k.phone_index = r.phone_index`.execute(tx);
  await tx
    .deleteFrom('residents')
    .where('county', '=', county)
    .where('id', '=', resident)
    .execute();
}

export interface Minor {
  resident: string;
  ageClass: AgeClass;
  birthSealed: string;
}

/** Minors whose month of birth is known, by id. */
export async function listMinors(
  read: Read,
  { county }: Scope,
  { after, limit }: { after: string | null; limit: number },
): Promise<Minor[]> {
  const { rows } = await sql<Minor>`
    select id as resident, age_class as "ageClass", birth_sealed as "birthSealed" from residents
    where county = ${county} and age_class in ('under_14', '14_17') and birth_sealed is not null
      and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${limit}`.execute(read);
  return rows;
}

export interface MovedOn {
  resident: string;
  from: AgeClass;
  ageClass: AgeClass;
}

/**
 * Moves residents on from one class to another, each only while they are still in the first; the month of
 * birth of whoever is grown up is of no more use, and goes. @returns who was moved
 */
export async function moveOn(
  tx: Tx,
  { county }: Scope,
  changed: readonly MovedOn[],
): Promise<Set<string>> {
  if (changed.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    update residents r set age_class = c.age_class,
      birth_sealed = case when c.age_class = 'adult' then null else r.birth_sealed end
    from unnest(${changed.map(({ resident }) => resident)}::uuid[],
      ${changed.map(({ from }) => from)}::text[],
      ${changed.map(({ ageClass }) => ageClass)}::text[]) as c (id, was, age_class)
    where r.county = ${county} and r.id = c.id and r.age_class = c.was
    returning r.id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
