import { sql } from 'kysely';
import type { Photo } from '../../../contract/photos.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { CaseEvent } from './event.ts';

interface Steps {
  id: string;
  steps: readonly Pick<CaseEvent, 'seq' | 'data'>[];
}

/** Photos of a case by step; of a step that was taken along with another case, those that lie there. */
export async function listPhotos(
  read: Read,
  scope: Scope,
  one: Steps,
): Promise<ReadonlyMap<number, Photo[]>> {
  return (await listPhotosOf(read, scope, [one]))(one.id);
}

/** The same of some cases at once. */
export async function listPhotosOf(
  read: Read,
  scope: Scope,
  cases: readonly Steps[],
): Promise<(caseId: string) => ReadonlyMap<number, Photo[]>> {
  const elsewhere = new Map(
    cases.map(({ id, steps }) => [
      id,
      steps.flatMap(({ seq, data: { photosAt } }) => (photosAt ? [{ seq, photosAt }] : [])),
    ]),
  );
  const lying = [...elsewhere.values()].flat().map(({ photosAt }) => photosAt.caseId);
  const ids = [...new Set([...elsewhere.keys(), ...lying])];
  const photosAt = await listByStep(read, scope, ids);
  return (caseId) =>
    new Map([
      ...photosAt(caseId),
      ...(elsewhere.get(caseId) ?? []).map(
        ({ seq, photosAt: at }) => [seq, photosAt(at.caseId).get(at.seq) ?? []] as const,
      ),
    ]);
}

async function listByStep(
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
  { county }: Scope,
  photo: string,
): Promise<{ caseId: string; seq: number } | undefined> {
  return read
    .selectFrom('case_photos')
    .select(['case_id as caseId', 'seq'])
    .where('county', '=', county)
    .where('photo', '=', photo)
    .executeTakeFirst();
}

/** Cases for which a step was taken along with this one of another: its photos lie there. */
export async function listOfStep(
  read: Read,
  { county }: Scope,
  { caseId, seq }: { caseId: string; seq: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select case_id as id from case_events
    where county = ${county} and data ? 'photosAt'
      and data -> 'photosAt' = ${JSON.stringify({ caseId, seq })}::jsonb`.execute(read);
  return rows.map(({ id }) => id);
}
