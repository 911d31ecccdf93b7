import { sql } from 'kysely';
import type { Photo } from '../../../contract/photos.ts';
import type { Read } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';

/** Photos of a case by the step they belong to. */
export async function listPhotos(
  read: Read,
  scope: Scope,
  caseId: string,
): Promise<ReadonlyMap<number, Photo[]>> {
  return (await listPhotosOf(read, scope, [caseId]))(caseId);
}

/** Photos of some cases, of each by the step they belong to. */
export async function listPhotosOf(
  read: Read,
  scope: Scope,
  caseIds: readonly string[],
): Promise<(caseId: string) => ReadonlyMap<number, Photo[]>> {
  if (caseIds.length === 0) return () => new Map();
  const rows = await read
    .selectFrom('case_photos')
    .innerJoin('photos', (join) =>
      join
        .onRef('photos.county', '=', 'case_photos.county')
        .onRef('photos.id', '=', 'case_photos.photo'),
    )
    .select([
      'case_photos.case_id',
      'case_photos.seq',
      'photos.id',
      'photos.width',
      'photos.height',
    ])
    .where('case_photos.county', '=', scope.county)
    .where('case_photos.case_id', 'in', [...caseIds])
    .where('photos.erased_at', 'is', null)
    .orderBy('photos.id')
    .execute();
  const photosOf = new Map<string, Map<number, Photo[]>>();
  for (const { case_id, seq, ...photo } of rows) {
    const photos = photosOf.get(case_id) ?? new Map<number, Photo[]>();
    photos.set(seq, [...(photos.get(seq) ?? []), photo]);
    photosOf.set(case_id, photos);
  }
  return (caseId) => photosOf.get(caseId) ?? new Map();
}

/** The case and the step that a photo belongs to, if any. */
export async function findCaseOfPhoto(
  read: Read,
  scope: Scope,
  photo: string,
): Promise<{ caseId: string; seq: number; grid: string | null } | undefined> {
  const row = await read
    .selectFrom('case_photos')
    .innerJoin('cases', (join) =>
      join
        .onRef('cases.county', '=', 'case_photos.county')
        .onRef('cases.id', '=', 'case_photos.case_id'),
    )
    .select(['cases.id', 'cases.grid', 'case_photos.seq'])
    .where('case_photos.county', '=', scope.county)
    .where('case_photos.photo', '=', photo)
    .executeTakeFirst();
  return row && { caseId: row.id, seq: row.seq, grid: row.grid };
}

/** Reports of the resident who asks for which a step was taken along with another case: its photos lie there. */
export async function listMineOfStep(
  read: Read,
  scope: Scope,
  { caseId, seq }: { caseId: string; seq: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct r.case_id as id from case_reporters r
    join case_events e on e.county = r.county and e.case_id = r.case_id
    where r.county = ${scope.county} and r.resident = ${residentOf(scope)}
      and e.data -> 'photosAt' = ${JSON.stringify({ caseId, seq })}::jsonb`.execute(read);
  return rows.map(({ id }) => id);
}
