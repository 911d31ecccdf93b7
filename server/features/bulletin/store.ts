import { type Selectable, sql } from 'kysely';
import type { BulletinEntries } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { beforeCursor, type PageCursor } from '../../platform/page.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Publication } from './service.ts';

export type EntryRow = Selectable<BulletinEntries>;

interface NewEntry
  extends Omit<
    Publication,
    'photoIds' | 'photosBefore' | 'photosAfter' | 'reporterName' | 'mayBeThanked'
  > {
  id: string;
  before: readonly string[];
  after: readonly string[];
  at: Date;
  by: string;
}

export async function insertEntry(tx: Tx, scope: Scope, entry: NewEntry): Promise<void> {
  await tx
    .insertInto('bulletin_entries')
    .values({
      county: scope.county,
      id: entry.id,
      case_id: entry.caseId,
      code: entry.caseCode,
      title: entry.title,
      words: entry.words,
      place: entry.place,
      category: JSON.stringify(entry.category),
      unit: entry.unit === null ? null : JSON.stringify(entry.unit),
      reported_on: entry.reportedOn,
      closed_on: entry.closedOn,
      first_answer_minutes: entry.firstAnswerMinutes,
      total_hours: entry.totalHours,
      rating: entry.rating,
      confirmed: entry.confirmed,
      before: [...entry.before],
      after: [...entry.after],
      published_at: entry.at,
      published_by: entry.by,
    })
    .execute();
}

export function listEntries(
  read: Read,
  scope: Scope,
  { before, limit }: { before: PageCursor | undefined; limit: number },
): Promise<EntryRow[]> {
  return read
    .selectFrom('bulletin_entries')
    .selectAll()
    .where('county', '=', scope.county)
    .where(beforeCursor('published_at', 'id', before))
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export function findEntry(read: Read, scope: Scope, id: string): Promise<EntryRow | undefined> {
  return read
    .selectFrom('bulletin_entries')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The entries of these cases, under lock. */
export async function listEntriesOf(
  tx: Tx,
  scope: Scope,
  caseIds: readonly string[],
): Promise<EntryRow[]> {
  if (caseIds.length === 0) return [];
  return tx
    .selectFrom('bulletin_entries')
    .selectAll()
    .where('county', '=', scope.county)
    .where('case_id', 'in', [...caseIds])
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function setTexts(
  tx: Tx,
  scope: Scope,
  { id, title, words, place }: Pick<EntryRow, 'id' | 'title' | 'words' | 'place'>,
): Promise<void> {
  await tx
    .updateTable('bulletin_entries')
    .set({ title, words, place })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .execute();
}

export async function isPublishedPhoto(read: Read, scope: Scope, photo: string): Promise<boolean> {
  const row = await read
    .selectFrom('bulletin_entries')
    .select('id')
    .where('county', '=', scope.county)
    .where(sql<boolean>`(before || after) @> array[${photo}::uuid]`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteEntry(tx: Tx, scope: Scope, caseId: string): Promise<void> {
  await tx
    .deleteFrom('bulletin_entries')
    .where('county', '=', scope.county)
    .where('case_id', '=', caseId)
    .execute();
}
