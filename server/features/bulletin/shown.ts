import type { BulletinEntry } from '../../../contract/bulletin.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { EntryRow } from './store.ts';

/** An entry as everyone is shown it. */
export function showEntry(row: EntryRow): BulletinEntry {
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
    area: row.area,
    publishedAt: row.published_at.toISOString(),
    shownUntil: row.shown_until,
  };
}
