import type { ParticipationState } from '../../../contract/activities.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { listOwn } from './export-store.ts';
import { iso } from './view.ts';

/** What somebody ever signed up for, as they take it home. */
export interface OwnActivity {
  title: Sentence;
  startsAt: string;
  state: ParticipationState;
  signedUpAt: string;
  inAt: string | null;
  outAt: string | null;
  minutes: number | null;
  volunteerMinutes: number;
  stars: number | null;
}

/** All activities of the resident who asks, oldest first. */
export async function listForOwner(read: Read, scope: Scope): Promise<OwnActivity[]> {
  const rows = await listOwn(read, scope);
  return rows.map((row) => ({
    title: { zh: row.title_zh, en: row.title_en },
    startsAt: row.starts_at.toISOString(),
    state: row.state as ParticipationState,
    signedUpAt: row.signed_up_at.toISOString(),
    inAt: iso(row.in_at),
    outAt: iso(row.out_at),
    minutes: row.minutes,
    volunteerMinutes: row.volunteer_minutes,
    stars: row.stars,
  }));
}
