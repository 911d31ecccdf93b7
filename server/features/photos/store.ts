import { type ExpressionBuilder, sql } from 'kysely';
import type { DB } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface NewPhoto {
  id: string;
  owner: string;
  width: number;
  height: number;
  sha256: Buffer;
  fingerprint: bigint;
  at: Date;
}

export async function insertPhoto(tx: Tx, scope: Scope, photo: NewPhoto): Promise<void> {
  const { at, ...columns } = photo;
  await tx
    .insertInto('photos')
    .values({ county: scope.county, ...columns, uploaded_at: at })
    .execute();
}

/** Photos of one owner since then that nothing uses. */
export async function countUnused(
  read: Read,
  scope: Scope,
  { owner, since }: { owner: string; since: Date },
): Promise<number> {
  const row = await read
    .selectFrom('photos')
    .select((select) => select.fn.countAll<bigint>().as('unused'))
    .where('county', '=', scope.county)
    .where('owner', '=', owner)
    .where('uploaded_at', '>', since)
    .where(isUnused)
    .executeTakeFirstOrThrow();
  return Number(row.unused);
}

/** Photos of one owner that nothing uses, the oldest first. */
export async function listUnused(read: Read, scope: Scope, owner: string): Promise<string[]> {
  const rows = await read
    .selectFrom('photos')
    .select('id')
    .where('county', '=', scope.county)
    .where('owner', '=', owner)
    .where('erased_at', 'is', null)
    .where(isUnused)
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** In no step of a case, in no reward, of no paper list, and in no file of mediation. */
const isUnused = (where: ExpressionBuilder<DB, 'photos'>) =>
  where.and([
    where.not(
      where.exists(
        where
          .selectFrom('case_photos')
          .select('photo')
          .whereRef('case_photos.county', '=', 'photos.county')
          .whereRef('case_photos.photo', '=', 'photos.id'),
      ),
    ),
    where.not(
      where.exists(
        where
          .selectFrom('rewards')
          .select('photo')
          .whereRef('rewards.county', '=', 'photos.county')
          .whereRef('rewards.photo', '=', 'photos.id'),
      ),
    ),
    where.not(
      where.exists(
        where
          .selectFrom('rosters')
          .select('photo')
          .whereRef('rosters.county', '=', 'photos.county')
          .whereRef('rosters.photo', '=', 'photos.id'),
      ),
    ),
    where.not(
      where.exists(
        where
          .selectFrom('mediation_photos')
          .select('photo')
          .whereRef('mediation_photos.county', '=', 'photos.county')
          .whereRef('mediation_photos.photo', '=', 'photos.id'),
      ),
    ),
  ]);

/** Photos of one owner that nothing uses yet, each once, under lock, in the order asked. */
export async function lockUnused(
  tx: Tx,
  scope: Scope,
  { owner, ids }: { owner: string; ids: readonly string[] },
) {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('photos')
    .select(['id', 'width', 'height', 'fingerprint'])
    .where('county', '=', scope.county)
    .where('owner', '=', owner)
    .where('id', 'in', [...ids])
    .where(isUnused)
    .forUpdate()
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}

/** Photos that one of staff took for somebody are theirs from then on, and go with them. */
export async function handOver(
  tx: Tx,
  scope: Scope,
  { ids, to }: { ids: readonly string[]; to: string },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('photos')
    .set({ owner: to })
    .where('county', '=', scope.county)
    .where('id', 'in', [...ids])
    .execute();
}

/** Photos uploaded before then that nothing uses, locked; those that a report is taking right now are left. */
export async function lockLongUnused(
  tx: Tx,
  { county }: Scope,
  { before, limit }: { before: Date; limit: number },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('photos')
    .select('id')
    .where('county', '=', county)
    .where('uploaded_at', '<', before)
    .where('erased_at', 'is', null)
    .where(isUnused)
    .orderBy('uploaded_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(({ id }) => id);
}

/** Deletes those of them that are still unused: one may have been taken between the look and the lock. */
export async function deleteUnused(
  tx: Tx,
  { county }: Scope,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .deleteFrom('photos')
    .where('county', '=', county)
    .where('id', 'in', [...ids])
    .where(isUnused)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Photos of one person; the masked copies of them that stand in the bulletin are files of their own. */
export async function listErasable(tx: Tx, { county }: Scope, owner: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from photos p
    where p.county = ${county} and p.owner = ${owner} and p.erased_at is null
    order by p.id for update`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function markErased(
  tx: Tx,
  { county }: Scope,
  { ids, at }: { ids: readonly string[]; at: Date },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('photos')
    .set({ erased_at: at })
    .where('county', '=', county)
    .where('id', 'in', [...ids])
    .execute();
}

export async function isOwner(
  read: Read,
  scope: Scope,
  { id, owner }: { id: string; owner: string },
): Promise<boolean> {
  const row = await read
    .selectFrom('photos')
    .select('id')
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('owner', '=', owner)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Photos of one person, and those of them of which a masked copy stands in the bulletin. */
export async function countOwn(
  read: Read,
  { county }: Scope,
  owner: string,
): Promise<{ all: number; published: number }> {
  const { rows } = await sql<{ all: number; published: number }>`
    select count(*)::integer as "all", (count(*) filter (where shown))::integer as published
    from photos p, lateral (select exists (
      select from masked_photos m
      join bulletin_entries b on b.county = m.county and (b.before || b.after) @> array[m.id]
      where m.county = p.county and m.original = p.id) as shown) s
    where p.county = ${county} and p.owner = ${owner} and p.erased_at is null`.execute(read);
  return rows[0] ?? { all: 0, published: 0 };
}
