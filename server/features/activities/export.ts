import type { ParticipationState } from '../../../contract/activities.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { HourCertificate } from '../../../contract/volunteer-hours.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { listOwn } from './export-store.ts';
import { showCertificate } from './hours.ts';
import { listCertificates } from './hours-store.ts';
import { iso } from './view.ts';

interface OwnActivity {
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

export interface Own {
  activities: OwnActivity[];
  hourCertificates: HourCertificate[];
}

/** More than anybody ever asks for. */
const mostCertificates = 10_000;

/** What the resident who asks ever signed up for, oldest first, and the certificates of their hours. */
export async function listForOwner(read: Read, scope: Scope): Promise<Own> {
  const rows = await listOwn(read, scope);
  const certificates = await listCertificates(read, scope, mostCertificates);
  return {
    activities: rows.map((row) => ({
      title: { zh: row.title_zh, en: row.title_en },
      startsAt: row.starts_at.toISOString(),
      state: row.state as ParticipationState,
      signedUpAt: row.signed_up_at.toISOString(),
      inAt: iso(row.in_at),
      outAt: iso(row.out_at),
      minutes: row.minutes,
      volunteerMinutes: row.volunteer_minutes,
      stars: row.stars,
    })),
    hourCertificates: certificates.map(showCertificate),
  };
}
