import type { RoutePoint } from '../../../contract/patrol-points.ts';
import type { GridCoverage, PatrolTask, PatrolTaskBody } from '../../../contract/patrol-tasks.ts';
import type { MyPatrol } from '../../../contract/patrols.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit, recordEach } from '../../platform/audit.ts';
import { addHours, localDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, prefixOf, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as residents from '../residents/service.ts';
import { begin, type SettingOut } from './join.ts';
import { insertRoutes, listRoutable, listRoutes } from './points-store.ts';
import { refuse } from './refusals.ts';
import { coverageDays, isUnder, longestHours, refuseTaking, shiftsOf } from './tasks-decide.ts';
import * as store from './tasks-store.ts';

/** Days for which staff see what is over. */
const shownDays = 14;
/** Hours ahead in which residents see what is asked for. */
const aheadHours = 48;

function showTask(
  { by_order, starts_at, ends_at, called_off_at, ...task }: store.TaskRow,
  route: RoutePoint[] = [],
): PatrolTask {
  return {
    ...task,
    byOrder: by_order,
    route,
    startsAt: starts_at.toISOString(),
    endsAt: ends_at.toISOString(),
    calledOffAt: called_off_at?.toISOString() ?? null,
  };
}

async function showTasks(
  read: Read,
  scope: Scope,
  rows: readonly store.TaskRow[],
): Promise<PatrolTask[]> {
  const routes = await listRoutes(
    read,
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => showTask(row, routes.get(row.id)));
}

export async function listTasks({ database: { read }, clock }: Deps, { scope }: Ask) {
  const now = clock.now();
  const since = addHours(now, -24 * shownDays);
  return {
    tasks: await showTasks(read, scope, await store.listTasks(read, scope, { since, now })),
  };
}

/** Asks for a patrol; of a shift of several days each day is a task of its own, all by one route. */
export async function createTasks(
  deps: Deps,
  ask: Ask,
  body: PatrolTaskBody,
): Promise<{ tasks: PatrolTask[] } | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx) => {
    const area = await areas.getArea(deps, scope, body.area);
    if (area === undefined) return refuse('patrol_area_unknown', { field: '/area' });
    if (!covers(scope, body.area)) return refuse('patrol_area_of_others', { field: '/area' });
    const now = deps.clock.now();
    const shifts = shiftsOf(body, now);
    if (shifts === undefined)
      return refuse('patrol_time_odd', { field: '/endsAt', values: { hours: longestHours } });
    const route = await routeOf(tx, scope, body);
    if (route === undefined) return refuse('patrol_route_odd', { field: '/route' });
    const tasks = shifts.map(({ startsAt, endsAt }) => ({
      id: deps.ids.uuid(),
      area: body.area,
      way: body.way,
      by_order: body.byOrder ?? null,
      starts_at: startsAt,
      ends_at: endsAt,
      people: body.people,
    }));
    const made = { made_by: staffOf(scope).id, made_at: now };
    await store.insertTasks(
      tx,
      scope,
      tasks.map((task) => ({ ...task, ...made })),
    );
    await insertRoutes(tx, scope, {
      tasks: tasks.map(({ id }) => id),
      points: route.map(({ id }) => id),
    });
    await recordEach(
      tx,
      { deps, ask },
      tasks.map(({ id }) => ({
        action: 'patrol_task.made' as const,
        object: `patrol_task/${id}` as const,
        area: body.area,
      })),
    );
    const shown = route.map(({ id: _, ...point }) => point);
    return {
      tasks: tasks.map((task) => showTask({ ...task, called_off_at: null, came: 0 }, shown)),
    };
  });
}

/** The points in the order asked for; undefined where one does not hang in the area, or stands there twice. */
async function routeOf(
  read: Read,
  scope: Scope,
  { area, route = [] }: PatrolTaskBody,
): Promise<(RoutePoint & { id: string })[] | undefined> {
  const found = await listRoutable(read, scope, { ids: route, prefix: prefixOf(area) });
  const byId = new Map(found.map((point) => [point.id, point]));
  const points = route.flatMap((id) => byId.get(id) ?? []);
  const isSound = points.length === route.length && new Set(route).size === route.length;
  return isSound ? points : undefined;
}

export async function callOffTask(deps: Deps, ask: Ask, id: string): Promise<PatrolTask | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx) => {
    const now = deps.clock.now();
    const before = await store.findTask(tx, scope, { id, now });
    if (before === undefined || !covers(scope, before.area)) return refuse('patrol_task_unknown');
    const isFirst = await store.callOff(tx, scope, { id, at: now });
    const { area } = before;
    if (isFirst)
      await recordAudit(
        tx,
        { deps, ask },
        { action: 'patrol_task.called_off', object: `patrol_task/${id}`, area },
      );
    else excuse(ask);
    const after = await store.findTask(tx, scope, { id, now });
    const [task] = await showTasks(tx, scope, [after ?? before]);
    return task ?? showTask(before);
  });
}

export async function getCoverage(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
): Promise<{ grids: GridCoverage[] }> {
  const now = clock.now();
  const since = addHours(now, -24 * coverageDays);
  const rows = await store.coverGrids(read, scope, { since, sinceDay: localDate(since), now });
  return {
    grids: rows.map(({ last_at: lastAt, last_on_paper: lastOnPaper, ...row }) => ({
      grid: row.grid,
      patrols: row.patrols,
      minutes: row.minutes,
      paperMinutes: row.paper_minutes,
      lastAt: lastAt?.toISOString() ?? null,
      lastOnPaper,
      openTasks: row.open_tasks,
      isUnder: isUnder({ lastAt, lastOnPaper }, now),
    })),
  };
}

/** What residents are asked for; what lies nearest to their home comes first. */
export async function listOpenTasks({ database: { read }, clock }: Deps, { scope }: Ask) {
  const now = clock.now();
  const until = addHours(now, aheadHours);
  const home = await residents.getHomeGrid(read, scope);
  const rows = await store.listOpenTasks(read, scope, { now, until, home: home ?? null });
  return { tasks: await showTasks(read, scope, rows) };
}

export async function takeTask(
  deps: Deps,
  ask: Ask,
  { task: id, agreement }: SettingOut & { task: string },
): Promise<MyPatrol | Refusal> {
  return carryOut(deps, ask, async (tx) => {
    const now = deps.clock.now();
    const task = await store.findTask(tx, ask.scope, { id, now });
    if (task === undefined) return refuse('patrol_task_unknown');
    const { starts_at, ends_at, called_off_at } = task;
    const facts = { startsAt: starts_at, endsAt: ends_at, calledOffAt: called_off_at };
    const why = refuseTaking(facts, now);
    return why ? refuse(why) : begin(tx, { deps, ask }, { task: id, agreement });
  });
}
