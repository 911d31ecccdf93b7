import { sql } from 'kysely';
import type { PaperKind } from '../../../contract/mediations.ts';
import type { Photo } from '../../../contract/photos.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface NewPhotos {
  mediation: string;
  no: number;
  photos: readonly string[];
}

export async function insertPhotos(
  tx: Tx,
  { county }: Scope,
  { mediation, no, photos }: NewPhotos,
): Promise<void> {
  if (photos.length === 0) return;
  await tx
    .insertInto('mediation_photos')
    .values(photos.map((photo, at) => ({ county, mediation, no, place: at + 1, photo })))
    .execute();
}

/** Photos of a file that are still kept, by their paper, in order. */
export async function listPhotos(
  read: Read,
  { county }: Scope,
  mediation: string,
): Promise<Map<number, Photo[]>> {
  const { rows } = await sql<Photo & { no: number }>`
    select f.no, p.id, p.width, p.height from mediation_photos f
    join photos p on p.county = f.county and p.id = f.photo and p.erased_at is null
    where f.county = ${county} and f.mediation = ${mediation} order by f.no, f.place`.execute(read);
  const byPaper = Map.groupBy(rows, ({ no }) => no);
  return new Map(
    [...byPaper].map(([no, photos]) => [
      no,
      photos.map(({ id, width, height }) => ({ id, width, height })),
    ]),
  );
}

/** The file and the kind of paper that a photo belongs to, while it is kept. */
export async function findPaperOf(
  read: Read,
  { county }: Scope,
  photo: string,
): Promise<{ mediation: string; kind: PaperKind } | undefined> {
  const { rows } = await sql<{ mediation: string; kind: PaperKind }>`
    select f.mediation, r.kind from mediation_photos f
    join photos p on p.county = f.county and p.id = f.photo and p.erased_at is null
    join mediation_papers r on r.county = f.county and r.mediation = f.mediation and r.no = f.no
    where f.county = ${county} and f.photo = ${photo}`.execute(read);
  return rows[0];
}
