import type { ExpressionBuilder } from 'kysely';
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

/** Photos of one owner since then that no case step uses. */
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

const isUnused = (where: ExpressionBuilder<DB, 'photos'>) =>
  where.not(
    where.exists(
      where
        .selectFrom('case_photos')
        .select('photo')
        .whereRef('case_photos.county', '=', 'photos.county')
        .whereRef('case_photos.photo', '=', 'photos.id'),
    ),
  );

/** Photos of one owner that no case step uses yet, each once, under lock, in the order asked. */
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
    .executeTakeFirst();
  return row !== undefined;
}
