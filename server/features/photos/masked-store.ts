import { sql } from 'kysely';
import type { MaskBox } from '../../../contract/photos.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** Whether the photo is there, held so until the transaction ends. */
export async function holdPhoto(tx: Tx, { county }: Scope, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('photos')
    .select('id')
    .where('county', '=', county)
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
}

interface NewMaskedPhoto {
  id: string;
  original: string;
  boxes: readonly MaskBox[];
  bytes: number;
  by: string;
  at: Date;
}

export async function insertMasked(tx: Tx, { county }: Scope, copy: NewMaskedPhoto) {
  const { id, original, boxes, bytes, by, at } = copy;
  await tx
    .insertInto('masked_photos')
    .values({
      county,
      id,
      original,
      boxes: JSON.stringify(boxes),
      bytes,
      masked_by: by,
      masked_at: at,
    })
    .execute();
}

/** Which photo a masked copy was made of; undefined where it is none. */
export async function originalOf(
  read: Read,
  { county }: Scope,
  id: string,
): Promise<string | undefined> {
  const row = await read
    .selectFrom('masked_photos')
    .select('original')
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.original;
}

interface MaskedCopy {
  id: string;
  original: string;
  bytes: number;
}

const copiesOf = (read: Read, { county }: Scope, ids: readonly string[]) =>
  read
    .selectFrom('masked_photos')
    .select(['id', 'original', 'bytes'])
    .where('county', '=', county)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`);

const byId = (copies: readonly MaskedCopy[]) => new Map(copies.map((copy) => [copy.id, copy]));

/** Of masked copies, by their ids: what they were made of and how large their files are. */
export async function findMasked(
  read: Read,
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, MaskedCopy>> {
  return byId(await copiesOf(read, scope, ids).execute());
}

/** The same, held so until the transaction ends: what is published now is not forgotten meanwhile. */
export async function holdMasked(
  tx: Tx,
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, MaskedCopy>> {
  return byId(await copiesOf(tx, scope, ids).orderBy('id').forShare().execute());
}

export async function deleteMasked(tx: Tx, { county }: Scope, ids: readonly string[]) {
  if (ids.length === 0) return;
  await tx
    .deleteFrom('masked_photos')
    .where('county', '=', county)
    .where('id', 'in', [...ids])
    .execute();
}

const isShown = sql`exists (
  select from bulletin_entries b
  where b.county = m.county and (b.before || b.after) @> array[m.id])`;

/** Copies of these photos that stand in no bulletin, under lock; one that is being published just now is none. */
export async function lockUnshownOf(
  tx: Tx,
  { county }: Scope,
  originals: readonly string[],
): Promise<string[]> {
  if (originals.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select m.id from masked_photos m
    where m.county = ${county} and m.original = any(${[...originals]}::uuid[]) and not ${isShown}
    order by m.id for update skip locked`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Copies made before then that stand in no bulletin, under lock. */
export async function lockUnshown(
  tx: Tx,
  { county }: Scope,
  { before, limit }: { before: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from masked_photos m
    where m.county = ${county} and m.masked_at < ${before} and not ${isShown}
    order by m.masked_at limit ${limit} for update skip locked`.execute(tx);
  return rows.map(({ id }) => id);
}
