import { type Insertable, type Selectable, sql } from 'kysely';
import type { Rewards } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export type RewardRow = Selectable<Rewards>;
type NewReward = Omit<Insertable<Rewards>, 'county'>;

interface RewardPage {
  /** undefined: those on the list and those taken off. */
  listed: boolean | undefined;
  /** The last reward of the page before. */
  after: string | undefined;
  limit: number;
}

export function listRewards(
  read: Read,
  { county }: Scope,
  { listed, after, limit }: RewardPage,
): Promise<RewardRow[]> {
  return read
    .selectFrom('rewards')
    .selectAll()
    .where('county', '=', county)
    .$if(listed !== undefined, (query) => query.where('listed', '=', listed ?? true))
    .where(afterNamed('rewards', { county, after }))
    .orderBy('name_zh')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Rows by name after the one with this key; all of them without one. */
export function afterNamed(
  table: 'rewards' | 'counters',
  { county, after }: { county: number; after: string | undefined },
) {
  if (after === undefined) return sql<boolean>`true`;
  const of = (column: string) => sql.ref(`${table}.${column}`);
  return sql<boolean>`(${of('name_zh')}, ${of('id')}) >
    (select b.name_zh, b.id from ${sql.table(table)} b where b.county = ${county} and b.id = ${after})`;
}

export function findReward(read: Read, scope: Scope, id: string): Promise<RewardRow | undefined> {
  return read
    .selectFrom('rewards')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function lockReward(tx: Tx, scope: Scope, id: string): Promise<RewardRow | undefined> {
  return tx
    .selectFrom('rewards')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export function insertReward(tx: Tx, scope: Scope, reward: NewReward): Promise<RewardRow> {
  return tx
    .insertInto('rewards')
    .values({ ...reward, county: scope.county })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function changeReward(
  tx: Tx,
  scope: Scope,
  { id, ...change }: Partial<NewReward> & { id: string },
): Promise<RewardRow> {
  return tx
    .updateTable('rewards')
    .set(change)
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Whether a photo shows a reward: everybody may see those. */
export async function isRewardPhoto(read: Read, scope: Scope, photo: string): Promise<boolean> {
  const row = await read
    .selectFrom('rewards')
    .select('id')
    .where('county', '=', scope.county)
    .where('photo', '=', photo)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a member of staff uploaded this photo; it is not forgotten before the end of the transaction. */
export async function isPhotoOf(
  tx: Tx,
  scope: Scope,
  { photo, owner }: { photo: string; owner: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('photos')
    .select('id')
    .where('county', '=', scope.county)
    .where('id', '=', photo)
    .where('owner', '=', owner)
    .where('erased_at', 'is', null)
    .forKeyShare()
    .executeTakeFirst();
  return row !== undefined;
}

export async function isArea(read: Read, scope: Scope, code: string): Promise<boolean> {
  const row = await read
    .selectFrom('areas')
    .select('code')
    .where('county', '=', scope.county)
    .where('code', '=', code)
    .executeTakeFirst();
  return row !== undefined;
}

/** Which of these pools there are. */
export async function findPools(
  read: Read,
  scope: Scope,
  codes: readonly string[],
): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const rows = await read
    .selectFrom('pools')
    .select('code')
    .where('county', '=', scope.county)
    .where('code', 'in', [...codes])
    .execute();
  return new Set(rows.map(({ code }) => code));
}

/** Everybody who holds the role of merchant and works here still. */
export function listMerchants(
  read: Read,
  { county }: Scope,
): Promise<{ id: string; name: string }[]> {
  return read
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('county', '=', county)
    .where('suspended_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('staff_roles')
          .whereRef('staff_roles.county', '=', 'staff.county')
          .whereRef('staff_roles.staff', '=', 'staff.id')
          .where('staff_roles.role', '=', 'merchant'),
      ),
    )
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** How many of these people hold the role of merchant. */
export async function countMerchants(
  read: Read,
  scope: Scope,
  staff: readonly string[],
): Promise<number> {
  const row = await read
    .selectFrom('staff_roles')
    .select(sql<bigint>`count(distinct staff)`.as('people'))
    .where('county', '=', scope.county)
    .where('role', '=', 'merchant')
    .where('staff', 'in', [...staff])
    .executeTakeFirstOrThrow();
  return Number(row.people);
}
