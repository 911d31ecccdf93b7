import { sql } from 'kysely';
import type { BoardFigures } from '../../../contract/bulletin.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { hasEnded, overdueAt } from './overdue-store.ts';
import { shownAreaOf } from './place-store.ts';

interface NowCounts {
  open: number;
  overdue: number;
  answered: number;
  medianMinutes: number;
}

export async function countNow(read: Read, scope: Scope, now: Date): Promise<NowCounts> {
  const { rows } = await sql<NowCounts>`
    select
      (count(*) filter (where not ${hasEnded('case_states.stage')}))::integer as open,
      (count(*) filter (where ${overdueAt(now)}))::integer as overdue,
      (count(case_states.first_answered_at) filter (where recent))::integer as answered,
      coalesce(round(extract(epoch from percentile_cont(0.5) within group (
        order by case_states.first_answered_at - c.reported_at) filter (where recent)) / 60), 0)::integer as "medianMinutes"
    from case_states
    join cases c on c.county = case_states.county and c.id = case_states.case_id,
      lateral (select c.reported_at > ${now}::timestamptz - interval '30 days' as recent) r
    where case_states.county = ${scope.county}
      and (not ${hasEnded('case_states.stage')} or recent)`.execute(read);
  return rows[0] ?? { open: 0, overdue: 0, answered: 0, medianMinutes: 0 };
}

/** Reported and closed per calendar day, days without any included. */
export async function countDays(
  read: Read,
  scope: Scope,
  { from, until }: { from: LocalDate; until: LocalDate },
): Promise<BoardFigures['days']> {
  const { rows } = await sql<BoardFigures['days'][number]>`
    select to_char(d, 'YYYY-MM-DD') as "on",
      (select count(*)::integer from cases c where c.county = ${scope.county}
        and c.reported_at >= day and c.reported_at < day + interval '1 day') as reported,
      (select count(*)::integer from case_states s where s.county = ${scope.county} and s.stage = 'closed'
        and s.closed_at >= day and s.closed_at < day + interval '1 day') as closed
    from (
      select (d::timestamp at time zone 'Asia/Shanghai') as day, d
      from generate_series(${from}::date, ${until}::date, '1 day') d
    ) days
    order by d`.execute(read);
  return rows;
}

export interface Lamp {
  id: string;
  /** The grid that it lies in; of a report without a position the community of the reporter’s home. */
  area: string;
  state: 'closed' | 'open' | 'overdue';
}

/** Cases of the last 90 days that may be shown on a map; confidential kinds are left out. */
export async function listLamps(read: Read, scope: Scope, now: Date): Promise<Lamp[]> {
  const { rows } = await sql<Lamp>`
    select c.id, ${shownAreaOf('c')} as area,
      case when case_states.stage = 'closed' then 'closed' when ${overdueAt(now)} then 'overdue'
        else 'open' end as state
    from cases c join case_states on case_states.county = c.county and case_states.case_id = c.id
    where c.county = ${scope.county} and not c.confidential and not case_states.confidential and c.grid is not null
      and case_states.stage not in ('refused', 'withdrawn', 'transferred') and c.reported_at > ${now}::timestamptz - interval '90 days'
    order by c.reported_at desc limit 600`.execute(read);
  return rows;
}
