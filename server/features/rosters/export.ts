import type { RosterDeed } from '../../../contract/rosters.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { listOwn } from './store.ts';
import { whatOf } from './words.ts';

export interface OwnLine {
  what: Sentence;
  day: LocalDate;
  minutes: number | null;
  compared: boolean;
}

/** What paper lists say of the resident who asks, oldest first. */
export async function listForOwner(read: Read, scope: Scope): Promise<OwnLine[]> {
  const rows = await listOwn(read, scope);
  return rows.map(({ kind, state, ...line }) => ({
    what: whatOf(kind as RosterDeed),
    ...line,
    compared: state === 'confirmed',
  }));
}
