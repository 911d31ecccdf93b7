import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface SilentDraft {
  id: string;
  counter: string;
  area: string;
  name_zh: string;
  name_en: string;
  period: LocalDate;
  points: number;
  openDisputes: number;
  answerBy: Date;
  remindedAt: Date | null;
}

interface Wanted {
  /** Whose term ends before this. */
  until: Date;
  limit: number;
}

export const silentQuery = (
  { county }: Scope,
  { until, limit }: Wanted,
): RawBuilder<SilentDraft> => sql`
  select s.id, s.counter, c.area, c.name_zh, c.name_en, s.period::text as period, s.points,
    s.open_disputes as "openDisputes", s.answer_by as "answerBy", s.reminded_at as "remindedAt"
  from settlements s join counters c on c.county = s.county and c.id = s.counter
  where s.county = ${county} and s.state = 'draft' and s.answer_by <= ${until}
  order by s.answer_by, s.id limit ${limit} for update of s skip locked`;

/** Drafts that nobody has answered and whose term runs out, under lock. */
export async function lockSilent(tx: Tx, scope: Scope, wanted: Wanted): Promise<SilentDraft[]> {
  const { rows } = await silentQuery(scope, wanted).execute(tx);
  return rows;
}
