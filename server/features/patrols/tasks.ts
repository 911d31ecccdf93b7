import type { GridCoverage, PatrolTask, PatrolTaskBody } from '../../../contract/patrol-tasks.ts';
import type { MyPatrol } from '../../../contract/patrols.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit, recordEach } from '../../platform/audit.ts';
import { addHours } from '../../platform/calendar.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as residents from '../residents/service.ts';
import { begin } from './join.ts';
import { refuse } from './refusals.ts';
import { coverageDays, isUnder, longestHours, refuseTaking, shiftsOf } from './tasks-decide.ts';
import * as store from './tasks-store.ts';

/** Days for which staff see what is over. */
const shownDays = 14;
/** Hours ahead in which residents see what is asked for. */
const aheadHours = 48;

export function showTask({
  starts_at,
  ends_at,
  called_off_at,
  ...task
}: store.TaskRow): PatrolTask {
  return {
    ...task,
    startsAt: starts_at.toISOString(),
    endsAt: ends_at.toISOString(),
    calledOffAt: called_off_at?.toISOString() ?? null,
  };
}

export async function listTasks({ database: { read }, clock }: Deps, { scope }: Ask) {
  const since = addHours(clock.now(), -24 * shownDays);
  return { tasks: (await store.listTasks(read, scope, since)).map(showTask) };
}

/** Asks for a patrol; of a shift of several days each day is a task of its own. */
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
    const tasks = shifts.map(({ startsAt, endsAt }) => ({
      id: deps.ids.uuid(),
      area: body.area,
      way: body.way,
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
    await recordEach(
      tx,
      { deps, ask },
      tasks.map(({ id }) => ({
        action: 'patrol_task.made' as const,
        object: `patrol_task/${id}` as const,
        area: body.area,
      })),
    );
    return { tasks: tasks.map((task) => showTask({ ...task, called_off_at: null, came: 0 })) };
  });
}

export async function callOffTask(deps: Deps, ask: Ask, id: string): Promise<PatrolTask | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx) => {
    const before = await store.findTask(tx, scope, id);
    if (before === undefined || !covers(scope, before.area)) return refuse('patrol_task_unknown');
    const isFirst = await store.callOff(tx, scope, { id, at: deps.clock.now() });
    const { area } = before;
    if (isFirst)
      await recordAudit(
        tx,
        { deps, ask },
        { action: 'patrol_task.called_off', object: `patrol_task/${id}`, area },
      );
    else excuse(ask);
    return showTask((await store.findTask(tx, scope, id)) ?? before);
  });
}

export async function getCoverage(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
): Promise<{ grids: GridCoverage[] }> {
  const now = clock.now();
  const since = addHours(now, -24 * coverageDays);
  const rows = await store.coverGrids(read, scope, { since, now });
  return {
    grids: rows.map(({ last_at, open_tasks, ...row }) => ({
      ...row,
      lastAt: last_at?.toISOString() ?? null,
      openTasks: open_tasks,
      isUnder: isUnder(last_at, now),
    })),
  };
}

/** What residents are asked for; what lies nearest to their home comes first. */
export async function listOpenTasks({ database: { read }, clock }: Deps, { scope }: Ask) {
  const now = clock.now();
  const until = addHours(now, aheadHours);
  const [rows, home] = await Promise.all([
    store.listOpenTasks(read, scope, { now, until }),
    residents.getHomeGrid(read, scope),
  ]);
  const nearness = ({ area }: store.TaskRow) => sharedDigits(area, home ?? '');
  return { tasks: rows.toSorted((a, b) => nearness(b) - nearness(a)).map(showTask) };
}

function sharedDigits(area: string, home: string): number {
  const apart = [...area].findIndex((digit, i) => digit !== home[i]);
  return apart === -1 ? area.length : apart;
}

export async function takeTask(deps: Deps, ask: Ask, id: string): Promise<MyPatrol | Refusal> {
  return carryOut(deps, ask, async (tx) => {
    const task = await store.findTask(tx, ask.scope, id);
    if (task === undefined) return refuse('patrol_task_unknown');
    const { starts_at, ends_at, called_off_at } = task;
    const facts = { startsAt: starts_at, endsAt: ends_at, calledOffAt: called_off_at };
    const why = refuseTaking(facts, deps.clock.now());
    return why ? refuse(why) : begin(tx, { deps, ask }, id);
  });
}
