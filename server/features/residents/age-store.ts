import { sql } from 'kysely';
import type { AgeClass } from '../../../contract/residents.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface KnownAge {
  ageClass: AgeClass | null;
  birthSealed: string | null;
}

export async function getAge(read: Read, scope: Scope, resident: string): Promise<KnownAge> {
  const row = await read
    .selectFrom('residents')
    .select(['age_class', 'birth_sealed'])
    .where('county', '=', scope.county)
    .where('id', '=', resident)
    .executeTakeFirstOrThrow();
  return { ageClass: row.age_class as AgeClass | null, birthSealed: row.birth_sealed };
}

export async function setAge(
  tx: Tx,
  scope: Scope,
  { resident, ageClass, birthSealed }: KnownAge & { resident: string },
): Promise<void> {
  await tx
    .updateTable('residents')
    .set({ age_class: ageClass, birth_sealed: birthSealed })
    .where('county', '=', scope.county)
    .where('id', '=', resident)
    .execute();
}

/** Deletes an account that nothing came of yet; false where something did, and nothing is deleted. */
export async function deleteUnused(tx: Tx, { county }: Scope, resident: string): Promise<boolean> {
  const used = ['case_reporters', 'deeds', 'notices', 'awards'].map(
    (table) =>
      sql`exists (select from ${sql.table(table)} t where t.county = ${county} and t.resident = ${resident})`,
  );
  const { rows } = await sql<{ id: string }>`
    select id from residents
    where county = ${county} and id = ${resident} and guided_at is null and household is null
      and not (${sql.join(used, sql` or `)})
    for update`.execute(tx);
  if (rows.length === 0) return false;
  await tx
    .deleteFrom('identities')
    .where('county', '=', county)
    .where('resident', '=', resident)
    .execute();
  await tx
    .deleteFrom('residents')
    .where('county', '=', county)
    .where('id', '=', resident)
    .execute();
  return true;
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

/** Writes classes; the month of birth of whoever is grown up is of no more use, and goes. */
export async function setClasses(
  tx: Tx,
  { county }: Scope,
  changed: readonly { resident: string; ageClass: AgeClass }[],
): Promise<void> {
  if (changed.length === 0) return;
  await sql`
    update residents r set age_class = c.age_class,
      birth_sealed = case when c.age_class = 'adult' then null else r.birth_sealed end
    from unnest(${changed.map(({ resident }) => resident)}::uuid[],
      ${changed.map(({ ageClass }) => ageClass)}::text[]) as c (id, age_class)
    where r.county = ${county} and r.id = c.id`.execute(tx);
}
