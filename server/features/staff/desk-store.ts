import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { DB } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { countOfAll } from '../../platform/due.ts';
import { noteChange } from '../../platform/live/changes.ts';
import { beforeCursor, type PageCursor } from '../../platform/page.ts';
import { areaPatterns, type RoleBelow, type Scope } from '../../platform/scope.ts';
import { listRoles } from './store.ts';

export type StaffFilter = 'active' | 'invited' | 'suspended';

export interface StaffQuery {
  show: StaffFilter | undefined;
  find: string | undefined;
  before: PageCursor | undefined;
  limit: number;
}

/** Members of staff all of whose roles lie below the scope's areas, newest first. */
export async function listStaff(read: Read, scope: Scope, query: StaffQuery) {
  const { show, find, before, limit } = query;
  const pattern = `%${(find ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  return people(read, scope)
    .where(below(scope))
    .$if(show !== undefined, (select) => select.where(stateOf[show ?? 'active']))
    .$if(find !== undefined, (select) =>
      select.where((where) =>
        where.or([where('staff.name', 'ilike', pattern), where('staff.login', 'ilike', pattern)]),
      ),
    )
    .where(beforeCursor('staff.created_at', 'staff.id', before))
    .orderBy('staff.created_at', 'desc')
    .orderBy('staff.id', 'desc')
    .limit(limit)
    .execute();
}

/** How many below the scope have been invited and have not come in. */
export async function countInvited(read: Read, scope: Scope): Promise<number> {
  const { count } = await people(read, scope)
    .clearSelect()
    .select(countOfAll())
    .where(below(scope))
    .where(stateOf.invited)
    .executeTakeFirstOrThrow();
  return count;
}

export async function findMember(read: Read, scope: Scope, id: string) {
  return people(read, scope).where(below(scope)).where('staff.id', '=', id).executeTakeFirst();
}

/** Also one who has just left the scope. */
export async function getMember(read: Read, scope: Scope, id: string) {
  return people(read, scope).where('staff.id', '=', id).executeTakeFirstOrThrow();
}
export type MemberRow = NonNullable<Awaited<ReturnType<typeof findMember>>>;

const stateOf: Record<StaffFilter, RawBuilder<SqlBool>> = {
  active: sql<SqlBool>`staff.suspended_at is null and staff.password_hash is not null`,
  invited: sql<SqlBool>`staff.suspended_at is null and staff.password_hash is null`,
  suspended: sql<SqlBool>`staff.suspended_at is not null`,
};

/** Somebody with a role elsewhere too is looked after by whoever looks after both places. */
function below(scope: Scope): RawBuilder<SqlBool> {
  if (scope.areas.includes(String(scope.county))) return sql<SqlBool>`true`;
  const patterns = areaPatterns(scope);
  const roles = sql`from staff_roles r where r.county = staff.county and r.staff = staff.id`;
  return sql<SqlBool>`(exists (select ${roles} and r.area like any(${patterns}))
    and not exists (select ${roles} and not r.area like any(${patterns})))`;
}

function people(read: Read, scope: Scope) {
  return withUnit(read)
    .select([
      'staff.id',
      'staff.name',
      'staff.login',
      'staff.unit',
      'staff.created_at',
      'staff.suspended_at',
      'staff.suspended_as',
      'staff.suspended_reason',
      'units.name_zh as unit_zh',
      'units.name_en as unit_en',
      sql<boolean>`staff.password_hash is null`.as('invited'),
    ])
    .where('staff.county', '=', scope.county);
}

type StaffWithUnit = SelectQueryBuilder<
  DB & { units: { [K in keyof DB['units']]: DB['units'][K] | null } },
  'staff' | 'units',
  object
>;

const withUnit = (read: Read) =>
  read
    .selectFrom('staff')
    .leftJoin('units', (join) =>
      join.onRef('units.county', '=', 'staff.county').onRef('units.id', '=', 'staff.unit'),
    ) as unknown as StaffWithUnit;

/** A person under lock, so that two who grant at once do not give what must not be together. */
export async function lockPerson(tx: Tx, scope: Scope, id: string) {
  const row = await tx
    .selectFrom('staff')
    .select(['id', 'unit', 'suspended_at', 'suspended_as', 'password_hash'])
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where(below(scope))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const roles = (await listRoles(tx, scope, [id])).get(id) ?? [];
  return {
    id,
    unit: row.unit,
    roles: roles.map(({ role, area }): RoleBelow => ({ role, area })),
    suspendedAs: row.suspended_as,
    suspended: row.suspended_at !== null,
    invited: row.password_hash === null,
    active: row.suspended_at === null && row.password_hash !== null,
  };
}
export type LockedPerson = NonNullable<Awaited<ReturnType<typeof lockPerson>>>;

export async function deleteRole(
  tx: Tx,
  { county }: Scope,
  { staff, role, area }: RoleBelow & { staff: string },
): Promise<void> {
  await tx
    .deleteFrom('staff_roles')
    .where('county', '=', county)
    .where('staff', '=', staff)
    .where('role', '=', role)
    .where('area', '=', area)
    .execute();
  noteChange(tx, { kind: 'person', county, id: staff });
}

export async function isArea(read: Read, { county }: Scope, code: string): Promise<boolean> {
  const row = await read
    .selectFrom('areas')
    .select('code')
    .where('county', '=', county)
    .where('code', '=', code)
    .executeTakeFirst();
  return row !== undefined;
}

export async function listUnits(read: Read, scope: Scope) {
  return read
    .selectFrom('units')
    .innerJoin('areas', (join) =>
      join.onRef('areas.county', '=', 'units.county').onRef('areas.code', '=', 'units.area'),
    )
    .select([
      'units.id',
      'units.name_zh',
      'units.name_en',
      'units.area',
      'areas.name_zh as area_zh',
      'areas.name_en as area_en',
    ])
    .where('units.county', '=', scope.county)
    .where(sql<SqlBool>`units.area like any(${areaPatterns(scope)})`)
    .orderBy('units.area')
    .orderBy('units.name_zh')
    .execute();
}

export interface Suspension {
  staff: string;
  at: Date;
  by: string;
  as: 'administrator' | 'security_officer';
  reason: string;
}

export async function suspend(
  tx: Tx,
  { county }: Scope,
  { staff, at, by, as, reason }: Suspension,
): Promise<void> {
  await tx
    .updateTable('staff')
    .set({ suspended_at: at, suspended_by: by, suspended_as: as, suspended_reason: reason })
    .where('county', '=', county)
    .where('id', '=', staff)
    .execute();
}

export async function restore(tx: Tx, { county }: Scope, staff: string): Promise<void> {
  await tx
    .updateTable('staff')
    .set({ suspended_at: null, suspended_by: null, suspended_as: null, suspended_reason: null })
    .where('county', '=', county)
    .where('id', '=', staff)
    .execute();
}

export async function setUnit(
  tx: Tx,
  { county }: Scope,
  { staff, unit }: { staff: string; unit: string | null },
): Promise<void> {
  await tx
    .updateTable('staff')
    .set({ unit })
    .where('county', '=', county)
    .where('id', '=', staff)
    .execute();
  noteChange(tx, { kind: 'person', county, id: staff });
}
