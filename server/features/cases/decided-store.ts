import { sql } from 'kysely';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface DecidedRow {
  id: string;
  text_sealed: string | null;
  resident: string;
  /** What staff found it to be, or accepted as it was reported. */
  category: string;
  decidedAt: Date;
}

/**
 * What everybody may be told of: whoever asks for suggestions word by word is not to find out what was said of
 * somebody in confidence.
 */
const openToAll = sql`not c.confidential and not s.confidential and not g.confidential
  and g.kind in ('hazard', 'suggestion')`;
const fromCases = sql`cases c
  join case_states s on s.county = c.county and s.case_id = c.id
  join categories g on g.county = c.county and g.code = coalesce(s.category, c.category)`;

/** Cases that staff accepted and nobody refused since, newest first. */
export async function listDecided(
  read: Read,
  { county }: Scope,
  { before, limit }: { before: string | null; limit: number },
): Promise<DecidedRow[]> {
  const { rows } = await sql<DecidedRow>`
    select c.id, c.text_sealed, r.resident, g.code as category, e.at as "decidedAt"
    from ${fromCases}
    cross join lateral (select resident from case_reporters
      where county = c.county and case_id = c.id order by at limit 1) r
    cross join lateral (
      select max(at) as at from case_events
      where county = c.county and case_id = c.id and kind = 'accepted'
    ) e
    where c.county = ${county} and e.at is not null and ${openToAll}
      and s.stage in ('accepted', 'dispatched', 'answered', 'awaiting_confirmation', 'closed')
      and (${before}::uuid is null or c.id < ${before}::uuid)
    order by c.id desc limit ${limit}`.execute(read);
  return rows;
}

export async function countDecided(
  read: Read,
  { county }: Scope,
  since: Date | null,
): Promise<number> {
  const { rows } = await sql<{ decided: number }>`
    select count(distinct c.id)::integer as decided from case_events e
    join ${fromCases} on c.county = e.county and c.id = e.case_id
    where e.county = ${county} and e.kind = 'accepted' and ${openToAll}
      and (${since}::timestamptz is null or e.at > ${since}::timestamptz)`.execute(read);
  return rows[0]?.decided ?? 0;
}

/** Whether somebody was erased since of whom a case had been accepted. */
export async function wasErased(read: Read, { county }: Scope, since: Date): Promise<boolean> {
  const { rows } = await sql<{ erased: boolean }>`
    select exists (select from residents p
      join case_reporters r on r.county = p.county and r.resident = p.id
      join case_events e on e.county = r.county and e.case_id = r.case_id and e.kind = 'accepted'
      where p.county = ${county} and p.erased_at >= ${since}) as erased`.execute(read);
  return rows[0]?.erased ?? false;
}
