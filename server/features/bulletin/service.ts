import type { BulletinEntry } from '../../../contract/bulletin.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { type Refusal, refusing } from '../../platform/refusal.ts';
import { type Scope, staffOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { says } from '../privacy/service.ts';
import { personalDataIn, pointsAt, withoutMention } from './personal-data.ts';
import * as store from './store.ts';

const refuse = refusing({
  personal_data: {
    status: 422,
    zh: '含有电话、证件号、银行卡号或报告人的姓名，请删掉再公示。',
    en: 'This contains a phone, identity or card number, or the reporter’s name. Please remove it before publishing.',
  },
  thanked_without_consent: {
    status: 422,
    zh: '报告人没有同意在公示里被提到，遮挡后的名字也不能写，请删掉再公示。',
    en: 'The reporter has not agreed to be named in public, not even by a masked name. Please take it out before publishing.',
  },
  entry_not_found: {
    status: 404,
    zh: '没有这条公示。',
    en: 'There is no such bulletin entry.',
  },
  photo_of_other_case: {
    status: 422,
    zh: '只能公示这件事自己的照片。',
    en: 'Only photos of this case can be published.',
  },
});

/** What the bulletin is given of a case: nothing that names a person or a door. */
export interface MaskedFacts {
  caseId: string;
  caseCode: string;
  category: Sentence;
  unit: Sentence | null;
  reportedOn: string;
  closedOn: string;
  firstAnswerMinutes: number | null;
  totalHours: number;
  rating: number | null;
  confirmed: boolean;
  /** Photos of the case: the reporter's, and those of the work done. */
  photosBefore: readonly string[];
  photosAfter: readonly string[];
}

export interface Publication extends MaskedFacts {
  /** Of the reporter: must not stand in what is published. */
  reporterName: string | null;
  /** The reporter agreed to be thanked by a masked name. */
  mayBeThanked: boolean;
  title: string;
  words: string;
  place: string;
  photoIds: readonly string[];
}

/** Publishes a masked copy; a field that holds a number of a person is refused by name. */
export async function publish(
  tx: Tx,
  { deps, ask }: { deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>; ask: Ask },
  publication: Publication,
): Promise<Refusal | undefined> {
  const { title, words, place, photoIds, photosBefore, photosAfter, reporterName, mayBeThanked } =
    publication;
  for (const [field, text] of Object.entries({ title, words, place }))
    if (personalDataIn(text) || says(text, reporterName))
      return refuse('personal_data', { field: `/${field}` });
    else if (!mayBeThanked && pointsAt(text, reporterName))
      return refuse('thanked_without_consent', { field: `/${field}` });
  const own = [...photosBefore, ...photosAfter];
  if (!photoIds.every((id) => own.includes(id)))
    return refuse('photo_of_other_case', { field: '/photoIds' });
  await store.insertEntry(tx, ask.scope, {
    ...publication,
    id: deps.ids.uuid(),
    before: photosBefore.filter((id) => photoIds.includes(id)),
    after: photosAfter.filter((id) => photoIds.includes(id)),
    at: deps.clock.now(),
    by: staffOf(ask.scope).id,
  });
  return undefined;
}

/** Takes an entry back: what it says was solved is being worked on again. */
export function withdraw(tx: Tx, scope: Scope, caseId: string): Promise<void> {
  return store.deleteEntry(tx, scope, caseId);
}

/**
 * Takes a reporter's masked name out of what was published of their cases.
 * @returns how many entries are otherwise than before
 */
export async function takeOutMentions(
  tx: Tx,
  scope: Scope,
  { caseIds, name }: { caseIds: readonly string[]; name: string | null },
): Promise<number> {
  let changed = 0;
  for (const entry of await store.listEntriesOf(tx, scope, caseIds)) {
    const [title, words, place] = [entry.title, entry.words, entry.place].map((text) =>
      withoutMention(text, name),
    ) as [string, string, string];
    if (title === entry.title && words === entry.words && place === entry.place) continue;
    await store.setTexts(tx, scope, { id: entry.id, title, words, place });
    changed += 1;
  }
  return changed;
}

const pageSize = 12;

export async function listEntries(deps: Deps, ask: Ask, after: string | undefined) {
  const rows = await store.listEntries(deps.database.read, ask.scope, {
    before: decodeCursor(after),
    limit: pageSize,
  });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    entries: rows.map(showEntry),
    next: last ? encodeCursor(last.published_at, last.id) : null,
  };
}

export async function getEntry(deps: Deps, ask: Ask, id: string): Promise<BulletinEntry | Refusal> {
  const row = await store.findEntry(deps.database.read, ask.scope, id);
  return row === undefined ? refuse('entry_not_found') : showEntry(row);
}

export function isPublishedPhoto(read: Read, scope: Scope, photo: string): Promise<boolean> {
  return store.isPublishedPhoto(read, scope, photo);
}

function showEntry(row: store.EntryRow): BulletinEntry {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    words: row.words,
    place: row.place,
    categoryName: row.category as unknown as Sentence,
    unit: row.unit as unknown as Sentence | null,
    reportedOn: row.reported_on,
    closedOn: row.closed_on,
    firstAnswerMinutes: row.first_answer_minutes,
    totalHours: row.total_hours,
    rating: row.rating,
    confirmed: row.confirmed,
    before: row.before,
    after: row.after,
    publishedAt: row.published_at.toISOString(),
  };
}
