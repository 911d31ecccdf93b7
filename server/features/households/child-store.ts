import { sql } from 'kysely';
import type { AgeClass } from '../../../contract/residents.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';

export interface ChildRow {
  id: string;
  guardian: string;
  nameSealed: string;
  birthSealed: string;
  consentVersion: number;
  consentedAt: Date;
  reports: number;
}

/** Children in a household, in the order in which they came. */
export async function listChildren(
  read: Read,
  { county }: Scope,
  household: string,
): Promise<ChildRow[]> {
  const { rows } = await sql<Omit<ChildRow, 'reports'> & { reports: bigint }>`
    select id, guardian, name_sealed as "nameSealed", birth_sealed as "birthSealed",
      consent_version as "consentVersion", consented_at as "consentedAt",
      (select count(*) from case_reporters r where r.county = c.county and r.child = c.id) as reports
    from children c
    where county = ${county} and household = ${household} and ended_at is null
    order by consented_at, id`.execute(read);
  return rows.map((row) => ({ ...row, reports: Number(row.reports) }));
}

export async function countChildren(
  tx: Tx,
  scope: Scope,
  { household, guardian }: { household: string; guardian?: string },
): Promise<number> {
  const row = await tx
    .selectFrom('children')
    .select((select) => select.fn.countAll<bigint>().as('children'))
    .where('county', '=', scope.county)
    .where('household', '=', household)
    .where('ended_at', 'is', null)
    .$if(guardian !== undefined, (query) => query.where('guardian', '=', guardian ?? ''))
    .executeTakeFirstOrThrow();
  return Number(row.children);
}

export async function insertChild(
  tx: Tx,
  scope: Scope,
  child: {
    id: string;
    household: string;
    nameSealed: string | null;
    birthSealed: string | null;
    consentVersion: number;
    at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('children')
    .values({
      county: scope.county,
      id: child.id,
      household: child.household,
      guardian: residentOf(scope),
      name_sealed: child.nameSealed,
      birth_sealed: child.birthSealed,
      consent_version: child.consentVersion,
      consented_at: child.at,
    })
    .execute();
}

/** Sealed names of these children, where they were not forgotten. */
export async function listNames(read: Read, { county }: Scope, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return read
    .selectFrom('children')
    .select(['id', 'name_sealed as nameSealed'])
    .where('county', '=', county)
    .where('id', 'in', [...ids])
    .where('ended_at', 'is', null)
    .execute();
}

export interface MyChild {
  birthSealed: string;
  guardianClass: AgeClass | null;
}

/** A child of whom the resident who asks is the guardian. */
export async function findMyChild(
  read: Read,
  scope: Scope,
  id: string,
): Promise<MyChild | undefined> {
  const { rows } = await sql<MyChild>`
    select c.birth_sealed as "birthSealed", r.taken_for as "guardianClass"
    from children c join residents r on r.county = c.county and r.id = c.guardian
    where c.county = ${scope.county} and c.id = ${id} and c.ended_at is null
      and c.guardian = ${residentOf(scope)}`.execute(read);
  return rows[0];
}

/** Children for whom somebody consented, and is still their guardian. */
export async function listOfGuardian(tx: Tx, scope: Scope, guardian: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('children')
    .select('id')
    .where('county', '=', scope.county)
    .where('guardian', '=', guardian)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

/** Ends children's records and forgets who they are; what is left says who consented to what, when. */
export async function endChildren(
  tx: Tx,
  scope: Scope,
  { ids, because, at }: { ids: readonly string[]; because: 'withdrawn' | 'grown'; at: Date },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('children')
    .set({ ended_at: at, ended_because: because, name_sealed: null, birth_sealed: null })
    .where('county', '=', scope.county)
    .where('id', 'in', [...ids])
    .where('ended_at', 'is', null)
    .execute();
}

export interface GrowingChild {
  id: string;
  guardian: string;
  birthSealed: string;
}

/** Every child of a county by id, a lot at a time. */
export async function listGrowing(
  read: Read,
  { county }: Scope,
  { after, limit }: { after: string | null; limit: number },
): Promise<GrowingChild[]> {
  const { rows } = await sql<GrowingChild>`
    select id, guardian, birth_sealed as "birthSealed" from children
    where county = ${county} and ended_at is null and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${limit}`.execute(read);
  return rows;
}
