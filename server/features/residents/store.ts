import { type Insertable, sql } from 'kysely';
import type { Residents } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';

export interface SignInCode {
  id: string;
  codeHash: Buffer;
  tries: number;
}

export async function insertCode(
  tx: Tx,
  scope: Scope,
  code: { id: string; phoneIndex: Buffer; codeHash: Buffer; at: Date; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('sign_in_codes')
    .values({
      county: scope.county,
      id: code.id,
      phone_index: code.phoneIndex,
      code_hash: code.codeHash,
      created_at: code.at,
      expires_at: code.expiresAt,
    })
    .execute();
}

export async function countCodesSince(
  tx: Tx,
  scope: Scope,
  { indexes, since }: { indexes: readonly Buffer[]; since: Date },
): Promise<number> {
  const row = await tx
    .selectFrom('sign_in_codes')
    .select((select) => select.fn.countAll<bigint>().as('codes'))
    .where('county', '=', scope.county)
    .where('phone_index', 'in', [...indexes])
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(row.codes);
}

/** The newest usable code of a phone, under lock so that tries are counted one by one. */
export async function lockNewestCode(
  tx: Tx,
  scope: Scope,
  { indexes, now }: { indexes: readonly Buffer[]; now: Date },
): Promise<SignInCode | undefined> {
  const row = await tx
    .selectFrom('sign_in_codes')
    .select(['id', 'code_hash', 'tries'])
    .where('county', '=', scope.county)
    .where('phone_index', 'in', [...indexes])
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return row && { id: row.id, codeHash: row.code_hash, tries: row.tries };
}

/** Requests for one phone are counted one after another. */
export async function lockPhone(tx: Tx, scope: Scope, indexes: readonly Buffer[]): Promise<void> {
  const keys = indexes.map((index) => index.readInt32BE(0)).sort((a, b) => a - b);
  for (const key of keys)
    await sql`select pg_advisory_xact_lock(${scope.county}, ${key})`.execute(tx);
}

/** Whoever has signed in has no use for the codes sent before. */
export async function endCodes(
  tx: Tx,
  scope: Scope,
  { indexes, usedAt }: { indexes: readonly Buffer[]; usedAt: Date },
): Promise<void> {
  await tx
    .updateTable('sign_in_codes')
    .set({ used_at: usedAt })
    .where('county', '=', scope.county)
    .where('phone_index', 'in', [...indexes])
    .where('used_at', 'is', null)
    .execute();
}

export async function countTry(
  tx: Tx,
  scope: Scope,
  { id, tries }: { id: string; tries: number },
): Promise<void> {
  await tx
    .updateTable('sign_in_codes')
    .set({ tries })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .execute();
}

export async function findByPhone(tx: Tx, scope: Scope, indexes: readonly Buffer[]) {
  return tx
    .selectFrom('residents')
    .select('id')
    .where('county', '=', scope.county)
    .where('phone_index', 'in', [...indexes])
    .executeTakeFirst();
}

export async function insertResident(
  tx: Tx,
  scope: Scope,
  resident: { id: string; phoneSealed: string | null; phoneIndex: Buffer; at: Date },
): Promise<void> {
  await tx
    .insertInto('residents')
    .values({
      county: scope.county,
      id: resident.id,
      phone_sealed: resident.phoneSealed,
      phone_index: resident.phoneIndex,
      registered_at: resident.at,
    })
    .execute();
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
  residents: readonly Insertable<Residents>[],
): Promise<void> {
  if (residents.length === 0) return;
  await tx.insertInto('residents').values(residents).execute();
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
      'community.name_zh',
      'community.name_en',
    ])
    .where('residents.county', '=', scope.county)
    .where('residents.id', '=', residentOf(scope))
    .executeTakeFirstOrThrow();
}

export async function setProfile(
  tx: Tx,
  scope: Scope,
  { nameSealed, grid, guidedAt }: { nameSealed: string | null; grid: string; guidedAt: Date },
): Promise<void> {
  await tx
    .updateTable('residents')
    .set({ name_sealed: nameSealed, grid, guided_at: guidedAt })
    .where('county', '=', scope.county)
    .where('id', '=', residentOf(scope))
    .execute();
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
