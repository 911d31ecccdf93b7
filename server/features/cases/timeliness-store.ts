import { type RawBuilder, sql } from 'kysely';
import type { Sentence } from '../../../contract/values.ts';
import type { Read } from '../../platform/database.ts';
import { liesBelow } from '../../platform/lies-below.ts';
import type { Scope } from '../../platform/scope.ts';
import { overdueAt } from './overdue-store.ts';

export interface Counted {
  closed: number;
  onTime: number;
  overdue: number;
  confirmed: number;
  reopened: number;
  rated: number;
  lamps: number;
}
export type CountedOf = Counted & { name: Sentence };

interface Period {
  from: Date;
  until: Date;
  now: Date;
}

interface Grouping {
  /** By whom or where cases are counted: an expression over a state. */
  of: RawBuilder<unknown>;
  /** Which of the open and overdue ones are theirs. */
  owed: RawBuilder<unknown>;
}

const groups = {
  unit: {
    of: sql`case_states.unit::text`,
    // What a unit has done and nobody has checked is late at the desk.
    owed: sql`case_states.stage = 'dispatched'`,
    names: sql`select id::text as key, name_zh, name_en from units`,
  },
  town: {
    of: sql`rpad(left(case_states.grid, 9), 12, '0')`,
    owed: sql`true`,
    names: sql`select code as key, name_zh, name_en from areas`,
  },
} as const;
export type Group = keyof typeof groups;

/**
 * Cases below a scope, counted. One that was opened again is not among the closed: whoever had done it has
 * lost that, and who reported it nothing.
 */
const counted = (scope: Scope, { from, until, now }: Period, { of: key, owed }: Grouping) => {
  const below = sql`case_states.county = ${scope.county}
    and ${liesBelow(scope, sql`case_states.grid`)}`;
  const done = sql`case_states.stage = 'closed' and case_states.closed_at >= ${from}
    and case_states.closed_at < ${until}`;
  return sql`
    select key, sum(closed)::integer as closed, sum(on_time)::integer as "onTime",
      sum(overdue)::integer as overdue, sum(confirmed)::integer as confirmed,
      sum(reopened)::integer as reopened, sum(rated)::integer as rated, sum(lamps)::integer as lamps
    from (
      select ${key} as key, (${done})::integer as closed,
        (${done} and case_states.first_answered_at <= case_states.first_answer_due_at
          and case_states.handled_at <= case_states.resolve_due_at)::integer as on_time,
        (${overdueAt(now)} and ${owed})::integer as overdue,
        (${done} and case_states.confirmed)::integer as confirmed,
        0 as reopened,
        (${done} and case_states.rating is not null)::integer as rated,
        case when ${done} then coalesce(case_states.rating, 0) else 0 end as lamps
      from case_states where ${below}
        and (${done} or case_states.deadline is not null)
      union all
      select ${key}, 0, 0, 0, 0, 1, 0, 0
      from case_events e
      join case_states on case_states.county = e.county and case_states.case_id = e.case_id
      where ${below} and e.at >= ${from} and e.at < ${until}
        and (e.kind = 'reopened' or (e.kind = 'visited' and e.data ->> 'result' = 'not_solved'))
    ) each group by key`;
};

export async function countBy(
  read: Read,
  scope: Scope,
  { group, ...period }: Period & { group: Group },
): Promise<CountedOf[]> {
  const { names, ...by } = groups[group];
  const { rows } = await sql<CountedOf>`
    select c.*, json_build_object('zh', n.name_zh, 'en', n.name_en) as name
    from (${counted(scope, period, by)}) c
    join (${names} where county = ${scope.county}) n on n.key = c.key
    order by n.name_zh`.execute(read);
  return rows;
}

export async function countAll(read: Read, scope: Scope, period: Period): Promise<Counted> {
  const whole = { of: sql`'all'::text`, owed: sql`true` };
  const { rows } = await sql<Counted>`${counted(scope, period, whole)}`.execute(read);
  return (
    rows[0] ?? { closed: 0, onTime: 0, overdue: 0, confirmed: 0, reopened: 0, rated: 0, lamps: 0 }
  );
}
