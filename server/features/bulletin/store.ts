import { type Selectable, sql } from 'kysely';
import type { BulletinEntries } from '../../../db/types.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { beforeCursor, type PageCursor } from '../../platform/page.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Publication } from './service.ts';

export type EntryRow = Selectable<BulletinEntries>;

interface NewEntry
  extends Omit<
    Publication,
    'photoIds' | 'photosBefore' | 'photosAfter' | 'spokenOf' | 'shownDays' | 'namesChecked'
  > {
  id: string;
  before: readonly string[];
  after: readonly string[];
  at: Date;
  shownUntil: LocalDate;
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
      area: entry.area,
      published_at: entry.at,
      shown_until: entry.shownUntil,
      published_by: entry.by,
    })
    .execute();
}

interface EntryPage {
  before: PageCursor | undefined;
  limit: number;
  /** What had its last day before is shown no more. */
  today: LocalDate;
  /** Leading digits of areas. */
  below?: string;
}

export function listEntries(
  read: Read,
  scope: Scope,
  { before, limit, today, below = '' }: EntryPage,
): Promise<EntryRow[]> {
  return read
    .selectFrom('bulletin_entries')
    .selectAll()
    .where('county', '=', scope.county)
    .where('shown_until', '>=', today)
    .$if(below !== '', (query) => query.where('area', 'like', `${below}%`))
    .where(beforeCursor('published_at', 'id', before))
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Areas of what is shown. */
export async function listShownAreas(
  read: Read,
  scope: Scope,
  today: LocalDate,
): Promise<string[]> {
  const rows = await read
    .selectFrom('bulletin_entries')
    .select('area')
    .distinct()
    .where('county', '=', scope.county)
    .where('shown_until', '>=', today)
    .where('area', 'is not', null)
    .orderBy('area')
    .execute();
  return rows.flatMap(({ area }) => area ?? []);
}

export function findEntry(
  read: Read,
  scope: Scope,
  { id, today }: { id: string; today: LocalDate },
): Promise<EntryRow | undefined> {
  return read
    .selectFrom('bulletin_entries')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('shown_until', '>=', today)
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

export async function setConfirmed(
  tx: Tx,
  scope: Scope,
  { caseId, rating }: { caseId: string; rating: number },
): Promise<void> {
  await tx
    .updateTable('bulletin_entries')
    .set({ confirmed: true, rating })
    .where('county', '=', scope.county)
    .where('case_id', '=', caseId)
    .execute();
}

export async function isPublishedPhoto(
  read: Read,
  scope: Scope,
  { photo, today }: { photo: string; today: LocalDate },
): Promise<boolean> {
  const row = await read
    .selectFrom('bulletin_entries')
    .select('id')
    .where('county', '=', scope.county)
    .where(sql<boolean>`(before || after) @> array[${photo}::uuid]`)
    .where('shown_until', '>=', today)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns the masked copies that stood in them */
export async function deleteEntries(
  tx: Tx,
  scope: Scope,
  caseIds: readonly string[],
): Promise<string[]> {
  const rows = await tx
    .deleteFrom('bulletin_entries')
    .where('county', '=', scope.county)
    .where('case_id', 'in', [...caseIds])
    .returning(['before', 'after'])
    .execute();
  return rows.flatMap(({ before, after }) => [...before, ...after]);
}

/** Deletes entries that had their last day; @returns the masked copies that stood in them. */
export async function deleteEnded(
  tx: Tx,
  scope: Scope,
  today: LocalDate,
): Promise<{ entries: number; photos: string[] }> {
  const rows = await tx
    .deleteFrom('bulletin_entries')
    .where('county', '=', scope.county)
    .where('shown_until', '<', today)
    .returning(['before', 'after'])
    .execute();
  return {
    entries: rows.length,
    photos: rows.flatMap(({ before, after }) => [...before, ...after]),
  };
}
