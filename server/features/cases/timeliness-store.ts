import { type RawBuilder, sql } from 'kysely';
import type { Sentence } from '../../../contract/values.ts';
import type { Read } from '../../platform/database.ts';
import { liesBelow } from '../../platform/lies-below.ts';
import type { Scope } from '../../platform/scope.ts';
import { hasEnded } from './overdue-store.ts';
import { lateAt, stepsUntil, unitAfter, workLateAt } from './past-store.ts';

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
  /** The same as it was after some steps (`s`): of what came to nothing, or was late. */
  formerly: (upTo: RawBuilder<unknown>) => RawBuilder<unknown>;
  /** Which ones were open and late at an instant. */
  lateAt: (at: Date) => RawBuilder<unknown>;
}

const town = sql`rpad(left(case_states.grid, 9), 12, '0')`;
const whole = sql`'all'::text`;

const groups = {
  unit: {
    of: sql`case_states.unit::text`,
    // It may have been sent to another since: what is charged is charged to the one that had it then.
    formerly: unitAfter,
    // What a unit has done in time and nobody has checked is late at the desk, and so is what nobody had sent it.
    lateAt: workLateAt,
    names: sql`select id::text as key, name_zh, name_en from units`,
  },
  town: {
    of: town,
    formerly: () => town,
    lateAt,
    names: sql`select code as key, name_zh, name_en from areas`,
  },
} as const;
export type Group = keyof typeof groups;

/**
 * Cases below a scope, counted. One that was opened again is not among the closed: whoever had done it has
 * lost that, and who reported it nothing. What was late at the end of a time that is over counts in it whatever
 * became of it since, and what became late after it does not. A promise that was made anew since, to whoever was
 * asked for more or whose case was opened again, is no longer known as it was then.
 */
const counted = (
  scope: Scope,
  { from, until, now }: Period,
  { of: key, formerly, lateAt: late }: Grouping,
) => {
  const end = until < now ? until : now;
  const below = sql`case_states.county = ${scope.county}
    and ${liesBelow(scope, sql`case_states.grid`)}`;
  return sql`
    select key, sum(closed)::integer as closed, sum(on_time)::integer as "onTime",
      sum(overdue)::integer as overdue, sum(confirmed)::integer as confirmed,
      sum(reopened)::integer as reopened, sum(rated)::integer as rated, sum(lamps)::integer as lamps
    from (
      select ${key} as key, 1 as closed,
        coalesce(case_states.first_answered_at <= case_states.first_answer_due_at
          and case_states.handled_at <= case_states.resolve_due_at, false)::integer as on_time,
        0 as overdue, case_states.confirmed::integer as confirmed, 0 as reopened,
        (case_states.rating is not null)::integer as rated, coalesce(case_states.rating, 0) as lamps
      from case_states where ${below} and case_states.stage = 'closed'
        and case_states.closed_at >= ${from} and case_states.closed_at < ${until}
      union all
      select ${formerly(stepsUntil(end))}, 0, 0, 1, 0, 0, 0, 0
      from case_states where ${below} and ${late(end)}
        and (case_states.closed_at > ${end} or not ${hasEnded('case_states.stage')})
      union all
      select ${formerly(sql`s.seq < e.seq`)}, 0, 0, 0, 0, 1, 0, 0
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
  const all = { of: whole, formerly: () => whole, lateAt };
  const { rows } = await sql<Counted>`${counted(scope, period, all)}`.execute(read);
  return (
    rows[0] ?? { closed: 0, onTime: 0, overdue: 0, confirmed: 0, reopened: 0, rated: 0, lamps: 0 }
  );
}
