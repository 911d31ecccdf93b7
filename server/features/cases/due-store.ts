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
  const [mine, soon] = [filter('mine'), filter('soon')];
  const late = overdueAt(at.now);
  const count = (condition: unknown) => sql`(count(*) filter (where ${condition}))::integer`;
  const { rows } = await sql<
    Record<keyof DueCases | 'mineToday' | 'mineLate' | 'soonToday', number>
  >`
    select ${count(mine)} as mine,
      ${count(sql`${mine} and ${late}`)} as "mineLate",
      ${count(sql`${mine} and not ${late} and case_states.deadline < ${until}`)} as "mineToday",
      ${count(filter('overdue'))} as overdue, ${count(soon)} as soon,
      ${count(sql`${soon} and case_states.deadline < ${until}`)} as "soonToday",
      ${count(filter('to_visit'))} as "toVisit"
    from case_states
    where county = ${scope.county} and ${below(scope)} and not ${ended}`.execute(read);
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
