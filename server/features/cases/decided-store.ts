import { sql } from 'kysely';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface DecidedRow {
  id: string;
  text_sealed: string | null;
  /** What staff found it to be, or accepted as it was reported. */
  category: string;
  decidedAt: Date;
}

/** Cases that staff accepted and nobody refused since, newest first. */
export async function listDecided(
  read: Read,
  { county }: Scope,
  { before, limit }: { before: string | null; limit: number },
): Promise<DecidedRow[]> {
  const { rows } = await sql<DecidedRow>`
    select c.id, c.text_sealed, coalesce(s.category, c.category) as category, e.at as "decidedAt"
    from cases c
    join case_states s on s.county = c.county and s.case_id = c.id
    cross join lateral (
      select max(at) as at from case_events
      where county = c.county and case_id = c.id and kind = 'accepted'
    ) e
    where c.county = ${county} and e.at is not null
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
    select count(distinct case_id)::integer as decided from case_events
    where county = ${county} and kind = 'accepted'
      and (${since}::timestamptz is null or at > ${since}::timestamptz)`.execute(read);
  return rows[0]?.decided ?? 0;
}
