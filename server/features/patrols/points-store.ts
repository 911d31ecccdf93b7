import { sql } from 'kysely';
import type { RoutePoint } from '../../../contract/patrol-points.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { areaPatterns, type Scope } from '../../platform/scope.ts';

export interface PointRow {
  id: string;
  area: string;
  number: string;
  name: string;
  spot: string;
  lng: number | null;
  lat: number | null;
  taken_down_at: Date | null;
  code_since: Date;
  old_code_until: Date | null;
}

type Hung = Omit<PointRow, 'taken_down_at' | 'code_since' | 'old_code_until'>;

export async function insertPoint(
  tx: Tx,
  { county }: Scope,
  point: Hung & { made_by: string; made_at: Date },
): Promise<void> {
  await tx
    .insertInto('patrol_points')
    .values({ county, ...point })
    .execute();
}

export async function insertCode(
  tx: Tx,
  { county }: Scope,
  code: { code: string; point: string; issued_at: Date; issued_by: string },
): Promise<void> {
  await tx
    .insertInto('patrol_point_codes')
    .values({ county, ...code })
    .execute();
}

export async function isNumbered(read: Read, { county }: Scope, number: string): Promise<boolean> {
  const row = await read
    .selectFrom('patrol_points')
    .select('id')
    .where('county', '=', county)
    .where('number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many hang in one area, not counting those below it. */
export async function countHanging(read: Read, { county }: Scope, area: string): Promise<number> {
  const row = await read
    .selectFrom('patrol_points')
    .select((select) => select.fn.countAll().as('count'))
    .where('county', '=', county)
    .where('area', '=', area)
    .where('taken_down_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

const points = (read: Read, { county }: Scope, now: Date) =>
  read
    .selectFrom('patrol_points as p')
    .select(['p.id', 'p.area', 'p.number', 'p.name', 'p.spot', 'p.lng', 'p.lat', 'p.taken_down_at'])
    .select([
      sql<Date>`coalesce((select max(c.issued_at) from patrol_point_codes c
        where c.county = p.county and c.point = p.id), p.made_at)`.as('code_since'),
      sql<Date | null>`(select max(c.ends_at) from patrol_point_codes c
        where c.county = p.county and c.point = p.id and c.ends_at > ${now})`.as('old_code_until'),
    ])
    .where('p.county', '=', county);

const mostPoints = 2_000;

/** Those that hang below the areas of staff. */
export function listPoints(read: Read, scope: Scope, now: Date): Promise<PointRow[]> {
  return points(read, scope, now)
    .where('p.taken_down_at', 'is', null)
    .where(sql<boolean>`p.area like any(${areaPatterns(scope)})`)
    .orderBy('p.area')
    .orderBy('p.number')
    .limit(mostPoints)
    .execute();
}

/** A point, and whether it hangs or not: nobody renews it or takes it down at the same time. */
export async function lockPoint(
  tx: Tx,
  scope: Scope,
  { id, now }: { id: string; now: Date },
): Promise<PointRow | undefined> {
  return await points(tx, scope, now).where('p.id', '=', id).forUpdate().executeTakeFirst();
}

/** Ends every code of a point that would count later than that. */
export async function endCodes(
  tx: Tx,
  { county }: Scope,
  { point, at }: { point: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('patrol_point_codes')
    .set({ ends_at: at })
    .where('county', '=', county)
    .where('point', '=', point)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', at)]))
    .execute();
}

export async function takeDown(
  tx: Tx,
  { county }: Scope,
  { id, at }: { id: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('patrol_points')
    .set({ taken_down_at: at })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

export interface CodeRow {
  code: string;
  point: string;
  area: string;
  lng: number | null;
  lat: number | null;
  issued_at: Date;
  ends_at: Date | null;
}

/** What was read off walls, as far as it ever stood on a paper of the county. */
export async function listCodes(
  read: Read,
  { county }: Scope,
  codes: readonly string[],
): Promise<CodeRow[]> {
  if (codes.length === 0) return [];
  return await read
    .selectFrom('patrol_point_codes as c')
    .innerJoin('patrol_points as p', (join) =>
      join.onRef('p.county', '=', 'c.county').onRef('p.id', '=', 'c.point'),
    )
    .select(['c.code', 'c.point', 'p.area', 'p.lng', 'p.lat', 'c.issued_at', 'c.ends_at'])
    .where('c.county', '=', county)
    .where('c.code', 'in', [...codes])
    .execute();
}

export interface PrintedRow extends RoutePoint {
  id: string;
  code: string;
  issued_at: Date;
}

/** The points that hang in an area of staff, with their newest codes: for the paper, and for nothing else. */
export function listToPrint(
  read: Read,
  scope: Scope,
  { area, point }: { area: string; point: string | undefined },
): Promise<PrintedRow[]> {
  const all = read
    .selectFrom('patrol_points as p')
    .innerJoin('patrol_point_codes as c', (join) =>
      join.onRef('c.county', '=', 'p.county').onRef('c.point', '=', 'p.id'),
    )
    .select(['p.id', 'p.number', 'p.name', 'p.spot', 'c.code', 'c.issued_at'])
    .where('p.county', '=', scope.county)
    .where('p.area', '=', area)
    .where(sql<boolean>`p.area like any(${areaPatterns(scope)})`)
    .where('p.taken_down_at', 'is', null)
    .where('c.ends_at', 'is', null)
    .orderBy('p.number');
  return (point === undefined ? all : all.where('p.id', '=', point)).execute();
}

const mostShown = 60;

/** Those that hang below an area, for whoever walks there. */
export function listHanging(read: Read, { county }: Scope, prefix: string): Promise<RoutePoint[]> {
  return read
    .selectFrom('patrol_points')
    .select(['number', 'name', 'spot'])
    .where('county', '=', county)
    .where('area', 'like', `${prefix}%`)
    .where('taken_down_at', 'is', null)
    .orderBy('area')
    .orderBy('number')
    .limit(mostShown)
    .execute();
}

/** By task, in the order in which they are walked. */
export type Routes = ReadonlyMap<string, RoutePoint[]>;

/** Routes of tasks, without what was taken down since. */
export async function listRoutes(
  read: Read,
  { county }: Scope,
  tasks: readonly string[],
): Promise<Routes> {
  const routes = new Map<string, RoutePoint[]>();
  if (tasks.length === 0) return routes;
  const rows = await read
    .selectFrom('patrol_task_points as r')
    .innerJoin('patrol_points as p', (join) =>
      join.onRef('p.county', '=', 'r.county').onRef('p.id', '=', 'r.point'),
    )
    .select(['r.task', 'p.number', 'p.name', 'p.spot'])
    .where('r.county', '=', county)
    .where('r.task', 'in', [...new Set(tasks)])
    .where('p.taken_down_at', 'is', null)
    .orderBy('r.task')
    .orderBy('r.place')
    .execute();
  for (const { task, ...point } of rows) routes.set(task, [...(routes.get(task) ?? []), point]);
  return routes;
}

/** Of these, those that hang below an area. */
export async function listRoutable(
  read: Read,
  { county }: Scope,
  { ids, prefix }: { ids: readonly string[]; prefix: string },
): Promise<(RoutePoint & { id: string })[]> {
  if (ids.length === 0) return [];
  return await read
    .selectFrom('patrol_points')
    .select(['id', 'number', 'name', 'spot'])
    .where('county', '=', county)
    .where('id', 'in', [...ids])
    .where('area', 'like', `${prefix}%`)
    .where('taken_down_at', 'is', null)
    .execute();
}

export async function insertRoutes(
  tx: Tx,
  { county }: Scope,
  { tasks, points: route }: { tasks: readonly string[]; points: readonly string[] },
): Promise<void> {
  if (route.length === 0) return;
  await tx
    .insertInto('patrol_task_points')
    .values(tasks.flatMap((task) => route.map((point, place) => ({ county, task, place, point }))))
    .execute();
}
