import { sql } from 'kysely';
import type { Read } from '../../platform/database.ts';
import { type Due, undated } from '../../platform/due.ts';
import type { Scope } from '../../platform/scope.ts';
import { below, ended, filterOf, type Shown } from './list-store.ts';
import { overdueAt } from './overdue-store.ts';

/** Cases that wait, by the filters of the queue under which they are found. */
interface DueCases {
  mine: Due;
  overdue: Due;
  soon: Due;
  toVisit: Due;
}

interface At extends Pick<Shown, 'now' | 'turns'> {
  /** The end of today. */
  until: Date;
}

export async function countDue(read: Read, scope: Scope, { until, ...at }: At): Promise<DueCases> {
  const filter = (show: Shown['show']) => filterOf(scope, { show, followers: false, ...at });
  const count = (condition: unknown) => sql`(count(*) filter (where ${condition}))::integer`;
  const today = sql`deadline < ${until}`;
  // Each is asked once of a case: whether it is one’s turn can take a look at its report.
  const { rows } = await sql<
    Record<keyof DueCases | 'mineToday' | 'mineLate' | 'soonToday', number>
  >`
    with open as materialized (
      select deadline, ${filter('mine')} as mine, ${overdueAt(at.now)} as late, ${filter('overdue')} as overdue,
        ${filter('soon')} as soon, ${filter('to_visit')} as to_visit
      from case_states
      where county = ${scope.county} and ${below(scope)} and not ${ended}
    )
    select ${count(sql`mine`)} as mine, ${count(sql`mine and late`)} as "mineLate",
      ${count(sql`mine and not late and ${today}`)} as "mineToday",
      ${count(sql`overdue`)} as overdue, ${count(sql`soon`)} as soon,
      ${count(sql`soon and ${today}`)} as "soonToday", ${count(sql`to_visit`)} as "toVisit"
    from open`.execute(read);
  const [counts] = rows;
  if (counts === undefined) throw new Error('counting answers with one row');
  const { mineToday, mineLate, overdue, soonToday, toVisit } = counts;
  return {
    mine: { count: counts.mine, dueToday: mineToday, overdue: mineLate },
    overdue: { count: overdue, dueToday: null, overdue },
    soon: { count: counts.soon, dueToday: soonToday, overdue: null },
    toVisit: undated(toVisit),
  };
}
