import { type Insertable, sql } from 'kysely';
import type { AgeClass } from '../../../contract/residents.ts';
import type { Residents } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { areaPatterns, residentOf, type Scope } from '../../platform/scope.ts';

export async function findByPhone(tx: Tx, scope: Scope, indexes: readonly Buffer[]) {
  return tx
    .selectFrom('residents')
    .select('id')
    .where('county', '=', scope.county)
    .where('phone_index', 'in', [...indexes])
    .executeTakeFirst();
}

/** Accounts without a number that live below the scope’s areas. */
export async function listWithoutPhone(
  read: Read,
  scope: Scope,
): Promise<{ id: string; grid: string }[]> {
  const rows = await read
    .selectFrom('residents')
    .select(['id', 'grid'])
    .where('county', '=', scope.county)
    .where('phone_index', 'is', null)
    .where('erased_at', 'is', null)
    .where(sql<boolean>`grid like any(${areaPatterns(scope)})`)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id, grid }) => (grid === null ? [] : [{ id, grid }]));
}

export async function insertResident(
  tx: Tx,
  scope: Scope,
  resident: {
    id: string;
    phoneSealed: string | null;
    /** null: registered without a number, as after a window took one off. */
    phoneIndex: Buffer | null;
    nameSealed: string | null;
    at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('residents')
    .values({
      county: scope.county,
      id: resident.id,
      phone_sealed: resident.phoneSealed,
      phone_index: resident.phoneIndex,
      phone_detached_at: resident.phoneIndex === null ? resident.at : null,
      name_sealed: resident.nameSealed,
      registered_at: resident.at,
    })
    .execute();
}

/** Whoever registers somebody of this grid waits until whoever does so now is done. */
export async function lockNewcomersOf(tx: Tx, { county }: Scope, grid: string): Promise<void> {
  const key = sql<number>`hashtext(${`newcomers of ${grid}`})`;
  await sql`select pg_advisory_xact_lock(${county}, ${key})`.execute(tx);
}

/** Who lives in a grid, by their keys. */
export async function listAtHome(read: Read, { county }: Scope, grid: string): Promise<string[]> {
  const rows = await read
    .selectFrom('residents')
    .select('id')
    .where('county', '=', county)
    .where('grid', '=', grid)
    .where('erased_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

export async function insertHouseholds(
  tx: Tx,
  scope: Scope,
  { households, at }: { households: readonly { id: string; grid: string }[]; at: Date },
): Promise<void> {
  if (households.length === 0) return;
  await tx
    .insertInto('households')
    .values(households.map(({ id, grid }) => ({ county: scope.county, id, grid, created_at: at })))
    .execute();
}

export async function insertResidents(
  tx: Tx,
  { county }: Scope,
  residents: readonly Omit<Insertable<Residents>, 'county'>[],
): Promise<void> {
  if (residents.length === 0) return;
  const rows = residents.map((resident) => ({ county, ...resident }));
  await tx.insertInto('residents').values(rows).execute();
}

/** As they stand while they are held. */
export interface HeldRow {
  id: string;
  household: string | null;
  grid: string | null;
  /** What they are taken for: a minor, too, while that is in doubt. */
  ageClass: AgeClass | null;
  erased: boolean;
}

/**
 * Holds residents, in the one order in which everybody holds people: what one person does, and what is done
 * about them, is decided one after another. Whatever else names them need not wait.
 */
export async function lockResidents(
  tx: Tx,
  { county }: Scope,
  ids: readonly string[],
): Promise<Map<string, HeldRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('residents')
    .select(['id', 'household', 'grid', 'taken_for', 'erased_at'])
    .where('county', '=', county)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return new Map(
    rows.map(({ taken_for, erased_at, ...row }) => [
      row.id,
      { ...row, ageClass: taken_for as AgeClass | null, erased: erased_at !== null },
    ]),
  );
}

/** Holds the resident who asks. */
export async function lockSelf(tx: Tx, scope: Scope): Promise<HeldRow> {
  const me = residentOf(scope);
  const held = (await lockResidents(tx, scope, [me])).get(me);
  if (held === undefined) throw new Error(`resident ${me} is not there`);
  return held;
}

/** The resident who asks, with what is sealed still sealed. */
export async function getSelf(read: Read, scope: Scope) {
  return read
    .selectFrom('residents')
    .leftJoin('areas as community', (join) =>
      join
        .onRef('community.county', '=', 'residents.county')
        .on('community.level', '=', 'community')
        .onRef('community.code', '=', (select) =>
          select.fn<string>('left', ['residents.grid', select.lit(12)]),
        ),
    )
    .select([
      'residents.id',
      'residents.phone_sealed',
      'residents.name_sealed',
      'residents.grid',
      'residents.guided_at',
      'residents.toured_at',
      'residents.age_class',
      'residents.age_doubted_at',
      'community.name_zh',
      'community.name_en',
    ])
    .where('residents.county', '=', scope.county)
    .where('residents.id', '=', residentOf(scope))
    .executeTakeFirstOrThrow();
}

/** Age and registration of the resident who asks, as they are kept. */
export async function getOwnAge(read: Read, scope: Scope) {
  return read
    .selectFrom('residents')
    .select(['birth_sealed', 'age_group', 'registered_at'])
    .where('county', '=', scope.county)
    .where('id', '=', residentOf(scope))
    .executeTakeFirstOrThrow();
}

/** What the resident who asks is taken for, and the group they have said they are of. */
export async function getOwnAges(
  read: Read,
  scope: Scope,
): Promise<{ ageClass: AgeClass | null; ageGroup: string | null }> {
  const row = await read
    .selectFrom('residents')
    .select(['taken_for', 'age_group'])
    .where('county', '=', scope.county)
    .where('id', '=', residentOf(scope))
    .executeTakeFirstOrThrow();
  return { ageClass: row.taken_for as AgeClass | null, ageGroup: row.age_group };
}

export async function setAgeGroup(tx: Tx, scope: Scope, ageGroup: string | null): Promise<void> {
  await tx
    .updateTable('residents')
    .set({ age_group: ageGroup })
    .where('county', '=', scope.county)
    .where('id', '=', residentOf(scope))
    .execute();
}

export async function setProfile(
  tx: Tx,
  scope: Scope,
  {
    nameSealed,
    grid,
    guidedAt,
  }: { nameSealed: string | null; grid: string | null; guidedAt: Date | null },
): Promise<{ toured_at: Date | null }> {
  return tx
    .updateTable('residents')
    .set({ name_sealed: nameSealed, grid, guided_at: guidedAt })
    .where('county', '=', scope.county)
    .where('id', '=', residentOf(scope))
    .returning('toured_at')
    .executeTakeFirstOrThrow();
}

/**
 * Says that the resident who asks was shown around; undefined where they were before. What it returns is the
 * row as whoever was writing it at the same time has left it.
 */
export async function setToured(
  tx: Tx,
  scope: Scope,
  at: Date,
): Promise<{ grid: string | null; guided_at: Date | null } | undefined> {
  return tx
    .updateTable('residents')
    .set({ toured_at: at })
    .where('county', '=', scope.county)
    .where('id', '=', residentOf(scope))
    .where('toured_at', 'is', null)
    .returning(['grid', 'guided_at'])
    .executeTakeFirst();
}

const phoneOf = (read: Read, scope: Scope, resident: string) =>
  read
    .selectFrom('residents')
    .select(['phone_sealed as phoneSealed', 'phone_index as phoneIndex'])
    .where('county', '=', scope.county)
    .where('id', '=', resident)
    .where('erased_at', 'is', null);

/** The phone of a resident; undefined where there is none, or the resident was erased. */
export const findPhoneOf = (tx: Tx, scope: Scope, resident: string) =>
  phoneOf(tx, scope, resident).executeTakeFirst();

/** The same under lock. */
export const lockPhoneOf = (tx: Tx, scope: Scope, resident: string) =>
  phoneOf(tx, scope, resident).forUpdate().executeTakeFirst();

/** Number and index change together: who is found by a phone is who has it. `givenAt`: by the window. */
export async function setPhone(
  tx: Tx,
  scope: Scope,
  {
    resident,
    phoneSealed,
    phoneIndex,
    givenAt,
  }: {
    resident: string;
    phoneSealed: string | null;
    phoneIndex: Buffer;
    givenAt: Date | null;
  },
): Promise<void> {
  await tx
    .updateTable('residents')
    .set({
      phone_sealed: phoneSealed,
      phone_index: phoneIndex,
      phone_given_at: givenAt,
      phone_detached_at: null,
    })
    .where('county', '=', scope.county)
    .where('id', '=', resident)
    .execute();
}

/** Nobody is found by the number any more, nor by an account with a provider. */
export async function clearWaysIn(
  tx: Tx,
  { county }: Scope,
  { resident, at }: { resident: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('residents')
    .set({ phone_sealed: null, phone_index: null, phone_given_at: null, phone_detached_at: at })
    .where('county', '=', county)
    .where('id', '=', resident)
    .execute();
  await tx
    .deleteFrom('identities')
    .where('county', '=', county)
    .where('resident', '=', resident)
    .execute();
}

/** @returns whether there was no name so far, and this one was taken */
export async function setMissingName(
  tx: Tx,
  { county }: Scope,
  { resident, nameSealed }: { resident: string; nameSealed: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('residents')
    .set({ name_sealed: nameSealed })
    .where('county', '=', county)
    .where('id', '=', resident)
    .where('name_sealed', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export interface HolderRow {
  holderNo: bigint;
  resident: string;
  /** The points are the household's. */
  shared: boolean;
}

export async function listByHolders(
  read: Read,
  { county }: Scope,
  holderNos: readonly bigint[],
): Promise<HolderRow[]> {
  const { rows } = await sql<HolderRow>`
    select holder_no as "holderNo", id as resident, false as shared from residents
    where county = ${county} and holder_no = any (${[...holderNos]}::bigint[])
    union all
    select h.holder_no, r.id, true
    from households h join residents r on r.county = h.county and r.household = h.id
    where h.county = ${county} and h.holder_no = any (${[...holderNos]}::bigint[])`.execute(read);
  return rows;
}
