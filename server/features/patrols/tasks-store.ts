import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/database.ts';
import { countOfAll } from '../../platform/due.ts';
import { areaPatterns, type Scope } from '../../platform/scope.ts';

export interface TaskRow {
  id: string;
  area: string;
  way: string;
  by_order: string | null;
  starts_at: Date;
  ends_at: Date;
  people: number;
  called_off_at: Date | null;
  came: number;
}

export async function insertTasks(
  tx: Tx,
  { county }: Scope,
  tasks: readonly (Omit<TaskRow, 'came' | 'called_off_at'> & { made_by: string; made_at: Date })[],
): Promise<void> {
  await tx
    .insertInto('patrol_tasks')
    .values(tasks.map((task) => ({ county, ...task })))
    .execute();
}

/** Whoever is out counts as having come while it lasts, and after that who proved to have walked. */
const tasks = (read: Read, scope: Scope, now: Date) =>
  read
    .selectFrom('patrol_tasks as t')
    .select([
      't.id',
      't.area',
      't.way',
      't.by_order',
      't.starts_at',
      't.ends_at',
      't.people',
      't.called_off_at',
    ])
    .select(
      sql<number>`(select count(*)::integer from patrols p
        join patrol_members m on m.county = p.county and m.patrol = p.id
        where p.county = t.county and p.task = t.id
          and (m.verdict in ('accept', 'partly') or (m.proved_at is null and m.left_at is null
            and p.closes_at > ${now} and t.ends_at > ${now})))`.as('came'),
    )
    .where('t.county', '=', scope.county);

const isBelow = (scope: Scope) => sql<boolean>`t.area like any(${areaPatterns(scope)})`;

const mostTasks = 300;

/** Below the areas of staff: what is not over, the next one first, and then what is, the last one first. */
export function listTasks(
  read: Read,
  scope: Scope,
  { since, now }: { since: Date; now: Date },
): Promise<TaskRow[]> {
  return tasks(read, scope, now)
    .where(isBelow(scope))
    .where('t.ends_at', '>=', since)
    .orderBy(sql`t.ends_at <= ${now}`)
    .orderBy(sql`abs(extract(epoch from t.starts_at - ${now}))`)
    .orderBy('t.id')
    .limit(mostTasks)
    .execute();
}

/** Patrols asked for below the areas of staff that are not over and begin before then, none called off. */
export async function countToday(
  read: Read,
  scope: Scope,
  { now, until }: { now: Date; until: Date },
): Promise<number> {
  const { count } = await tasks(read, scope, now)
    .clearSelect()
    .select(countOfAll())
    .where(isBelow(scope))
    .where('t.called_off_at', 'is', null)
    .where('t.ends_at', '>', now)
    .where('t.starts_at', '<', until)
    .executeTakeFirstOrThrow();
  return count;
}

/** Digits of the codes of towns, communities and grids. */
const levels = [9, 12, 15];

/** For residents: what can still be walked and begins soon, what lies nearest to their home first. */
export function listOpenTasks(
  read: Read,
  scope: Scope,
  { now, until, home }: { now: Date; until: Date; home: string | null },
): Promise<TaskRow[]> {
  const shared = levels.map(
    (digits) => sql`(left(t.area, ${digits}) = left(${home ?? ''}, ${digits}))::integer`,
  );
  return tasks(read, scope, now)
    .where('t.called_off_at', 'is', null)
    .where('t.ends_at', '>', now)
    .where('t.starts_at', '<', until)
    .orderBy(sql.join(shared, sql` + `), 'desc')
    .orderBy('t.starts_at')
    .orderBy('t.id')
    .limit(mostTasks)
    .execute();
}

export async function findTask(
  read: Read,
  scope: Scope,
  { id, now }: { id: string; now: Date },
): Promise<TaskRow | undefined> {
  return await tasks(read, scope, now).where('t.id', '=', id).executeTakeFirst();
}

/** The first who calls it off; false where it was before. */
export async function callOff(
  tx: Tx,
  { county }: Scope,
  { id, at }: { id: string; at: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable('patrol_tasks')
    .set({ called_off_at: at })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('called_off_at', 'is', null)
    .executeTakeFirst();
  return row.numUpdatedRows > 0n;
}

export interface CoverageRow {
  grid: string;
  patrols: number;
  minutes: number;
  paper_minutes: number;
  last_at: Date | null;
  last_on_paper: string | null;
  open_tasks: number;
}

/** Every grid below the areas of staff, walked or not. */
export async function coverGrids(
  read: Read,
  scope: Scope,
  { since, sinceDay, now }: { since: Date; sinceDay: string; now: Date },
): Promise<CoverageRow[]> {
  const { rows } = await sql<CoverageRow>`
    select a.code as grid, coalesce(w.patrols, 0)::integer as patrols, coalesce(w.minutes, 0)::integer as minutes,
      coalesce(v.minutes, 0)::integer as paper_minutes, l.last_at, y.last_on_paper, coalesce(t.open_tasks, 0)::integer as open_tasks
    from areas a
    left join lateral (select count(distinct m.patrol) as patrols, sum(m.minutes) as minutes
      from patrol_members m where m.county = a.county and m.grid = a.code and m.walked_until >= ${since}) w on true
    left join lateral (select max(m.walked_until) as last_at
      from patrol_members m where m.county = a.county and m.grid = a.code) l on true
    left join (select grid, sum(minutes) as minutes from walked_on_paper
      where county = ${scope.county} and day >= ${sinceDay}::date group by grid) v on v.grid = a.code
    left join (select grid, max(day) as last_on_paper from walked_on_paper
      where county = ${scope.county} group by grid) y on y.grid = a.code
    left join lateral (select count(*) as open_tasks from patrol_tasks t
      where t.county = a.county and t.called_off_at is null and t.ends_at > ${now}
        and t.area in (a.code, a.parent, left(a.code, 9) || '000', left(a.code, 6) || '000000')) t on true
    where a.county = ${scope.county} and a.level = 'grid' and a.code like any(${areaPatterns(scope)})
    order by a.code`.execute(read);
  return rows;
}
