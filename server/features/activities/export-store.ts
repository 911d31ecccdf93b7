import { sql } from 'kysely';
import type { Read } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';

export interface OwnRow {
  title_zh: string;
  title_en: string;
  starts_at: Date;
  state: string;
  signed_up_at: Date;
  in_at: Date | null;
  out_at: Date | null;
  minutes: number | null;
  volunteer_minutes: number;
  stars: number | null;
}

/** Everything that whoever asks has a part in, with the volunteer hours that stand for it. */
export async function listOwn(read: Read, scope: Scope): Promise<OwnRow[]> {
  const { rows } = await sql<OwnRow>`
    select a.title_zh, a.title_en, a.starts_at, p.state, p.signed_up_at, p.in_at, p.out_at,
      p.minutes, p.stars,
      (select coalesce(sum(h.minutes), 0)::integer from volunteer_hours h
        where h.county = p.county and h.participation = p.id) as volunteer_minutes
    from participations p join activities a on a.county = p.county and a.id = p.activity
    where p.county = ${scope.county} and p.resident = ${residentOf(scope)}
    order by a.starts_at, a.id`.execute(read);
  return rows;
}
