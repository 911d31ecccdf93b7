import { type RawBuilder, sql } from 'kysely';
import type { AreaCounts, AreaFigures } from '../../../contract/bulletin.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { hasEnded, overdueAt } from './overdue-store.ts';
import { shownAreaOf } from './place-store.ts';

interface Period {
  /** The first moment of the year. */
  from: Date;
  now: Date;
}
interface Below extends Period {
  /** Leading digits of areas. */
  below: string;
}

const area = shownAreaOf('c');
const isOpen = sql`not ${hasEnded('case_states.stage')}`;

/** Cases that the public is told of: no confidential kind, none taken back, of this year or still open. */
const told = (scope: Scope, { from }: Period) => sql`
  from cases c join case_states on case_states.county = c.county and case_states.case_id = c.id
  where c.county = ${scope.county} and not c.confidential and not case_states.confidential
    and c.grid is not null and case_states.stage <> 'withdrawn'
    and (c.reported_at >= ${from} or case_states.closed_at >= ${from} or ${isOpen})`;

const counts = ({ from, now }: Period): RawBuilder<unknown> => sql`
  (count(*) filter (where c.reported_at >= ${from}))::integer as reported,
  (count(*) filter (where case_states.stage = 'closed' and case_states.closed_at >= ${from}))::integer as closed,
  (count(*) filter (where ${isOpen}))::integer as open,
  (count(*) filter (where ${overdueAt(now)}))::integer as overdue`;

export async function countByArea(read: Read, scope: Scope, period: Period): Promise<AreaCounts[]> {
  const { rows } = await sql<AreaCounts>`
    select ${area} as area, ${counts(period)} ${told(scope, period)}
    group by 1 order by 1`.execute(read);
  return rows;
}

type Whole = Pick<AreaFigures, 'reported' | 'closed' | 'open' | 'overdue' | 'confirmed'> & {
  answered: number;
  finished: number;
  medianMinutes: number;
  medianHours: number;
};

export async function countBelow(read: Read, scope: Scope, period: Below): Promise<Whole> {
  const { from, below } = period;
  const ended = sql`case_states.stage = 'closed' and case_states.closed_at >= ${from}`;
  const recent = sql`c.reported_at >= ${from} and case_states.first_answered_at is not null`;
  const { rows } = await sql<Whole>`
    select ${counts(period)},
      (count(*) filter (where ${ended} and case_states.confirmed))::integer as confirmed,
      (count(*) filter (where ${recent}))::integer as answered,
      (count(*) filter (where ${ended}))::integer as finished,
      coalesce(round(extract(epoch from percentile_cont(0.5) within group (
        order by case_states.first_answered_at - c.reported_at) filter (where ${recent})) / 60), 0)::integer as "medianMinutes",
      coalesce(round(extract(epoch from percentile_cont(0.5) within group (
        order by case_states.closed_at - c.reported_at) filter (where ${ended})) / 3600), 0)::integer as "medianHours"
    ${told(scope, period)} and ${area} like ${`${below}%`}`.execute(read);
  const [whole] = rows;
  if (whole === undefined) throw new Error('a count without a row');
  return whole;
}

const month = (at: RawBuilder<unknown>) =>
  sql`to_char(${at} at time zone 'Asia/Shanghai', 'YYYY-MM')`;

/** Every month from January to this one, those without any included. */
export async function countMonths(
  read: Read,
  scope: Scope,
  period: Below,
): Promise<AreaFigures['months']> {
  const { from, now, below } = period;
  const { rows } = await sql<AreaFigures['months'][number]>`
    with told as (
      select case when c.reported_at >= ${from} then ${month(sql`c.reported_at`)} end as reported,
        case when case_states.stage = 'closed' and case_states.closed_at >= ${from}
          then ${month(sql`case_states.closed_at`)} end as closed
      ${told(scope, period)} and ${area} like ${`${below}%`}
    )
    select m.month, (select count(*)::integer from told where told.reported = m.month) as reported,
      (select count(*)::integer from told where told.closed = m.month) as closed
    from (
      select to_char(d, 'YYYY-MM') as month from generate_series(
        ${from}::timestamptz at time zone 'Asia/Shanghai',
        ${now}::timestamptz at time zone 'Asia/Shanghai', '1 month') d
    ) m order by m.month`.execute(read);
  return rows;
}

export async function countGroups(
  read: Read,
  scope: Scope,
  period: Below & { least: number },
): Promise<AreaFigures['groups']> {
  const { from, below, least } = period;
  const { rows } = await sql<{ zh: string; en: string; reported: number }>`
    select k.group_zh as zh, k.group_en as en, count(*)::integer as reported
    from (
      select coalesce(case_states.category, c.category) as category
      ${told(scope, period)} and c.reported_at >= ${from} and ${area} like ${`${below}%`}
    ) found
    join categories k on k.county = ${scope.county} and k.code = found.category
    group by 1, 2 having count(*) >= ${least}
    order by 3 desc, 1`.execute(read);
  return rows.map(({ zh, en, reported }) => ({ group: { zh, en }, reported }));
}
