import type { StaffRole } from '../../../contract/route.ts';
import type { HeldRole, StaffMe } from '../../../contract/staff.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { noteChange } from '../../platform/live/changes.ts';
import type { RoleBelow, Scope } from '../../platform/scope.ts';

export interface StaffRow {
  id: string;
  login: string;
  name: string;
  /** null: has not come in yet. */
  passwordHash: string | null;
  unit: string | null;
  roles: readonly RoleBelow[];
}

export async function getProfile(read: Read, scope: Scope, id: string): Promise<StaffMe> {
  const person = await read
    .selectFrom('staff')
    .innerJoin('counties', 'counties.county', 'staff.county')
    .leftJoin('units', (join) =>
      join.onRef('units.county', '=', 'staff.county').onRef('units.id', '=', 'staff.unit'),
    )
    .select([
      'staff.id',
      'staff.name',
      'staff.login',
      'counties.name_zh as county_zh',
      'counties.name_en as county_en',
      'units.name_zh as unit_zh',
      'units.name_en as unit_en',
    ])
    .where('staff.county', '=', scope.county)
    .where('staff.id', '=', id)
    .executeTakeFirstOrThrow();
  const roles = await listRoles(read, scope, [id]);
  return {
    id: person.id,
    name: person.name,
    login: person.login,
    county: { zh: person.county_zh, en: person.county_en },
    unit:
      person.unit_zh === null ? null : { zh: person.unit_zh, en: person.unit_en ?? person.unit_zh },
    roles: roles.get(id) ?? [],
  };
}

/** Roles with the names of their areas, by person. */
export async function listRoles(
  read: Read,
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, HeldRole[]>> {
  if (ids.length === 0) return new Map();
  const rows = await read
    .selectFrom('staff_roles')
    .innerJoin('areas', (join) =>
      join
        .onRef('areas.county', '=', 'staff_roles.county')
        .onRef('areas.code', '=', 'staff_roles.area'),
    )
    .select([
      'staff_roles.staff',
      'staff_roles.role',
      'staff_roles.area',
      'areas.name_zh',
      'areas.name_en',
    ])
    .where('staff_roles.county', '=', scope.county)
    .where('staff_roles.staff', 'in', [...ids])
    .orderBy('staff_roles.role')
    .orderBy('staff_roles.area')
    .execute();
  const byPerson = Map.groupBy(rows, ({ staff }) => staff);
  return new Map(
    [...byPerson].map(([staff, held]) => [
      staff,
      held.map(({ role, area, name_zh, name_en }) => ({
        role: role as StaffRole,
        area,
        areaName: { zh: name_zh, en: name_en },
      })),
    ]),
  );
}

export async function listNames(
  read: Read,
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await read
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('county', '=', scope.county)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Those of them who are not suspended, with the unit that they belong to. */
export async function listPeople(read: Read, scope: Scope, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return read
    .selectFrom('staff')
    .leftJoin('units', (join) =>
      join.onRef('units.county', '=', 'staff.county').onRef('units.id', '=', 'staff.unit'),
    )
    .select(['staff.id', 'staff.name', 'units.name_zh as unit_zh', 'units.name_en as unit_en'])
    .where('staff.county', '=', scope.county)
    .where('staff.id', 'in', [...ids])
    .where('staff.suspended_at', 'is', null)
    .execute();
}

/** Members of staff whose name holds these words, suspended or not. */
export async function listByName(read: Read, scope: Scope, words: string): Promise<string[]> {
  const rows = await read
    .selectFrom('staff')
    .select('id')
    .where('county', '=', scope.county)
    .where(({ fn, eb, lit, val }) =>
      eb(fn('strpos', [fn('lower', ['name']), fn('lower', [val(words)])]), '>', lit(0)),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** @returns false when somebody has that login already */
export async function insertStaff(
  tx: Tx,
  scope: Scope,
  { at, ...person }: StaffRow & { at: Date },
): Promise<boolean> {
  const { county } = scope;
  const inserted = await tx
    .insertInto('staff')
    .values({
      county,
      id: person.id,
      login: person.login,
      name: person.name,
      password_hash: person.passwordHash,
      unit: person.unit,
      created_at: at,
    })
    .onConflict((conflict) => conflict.constraint('staff_login_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  for (const role of person.roles) await insertRole(tx, scope, { staff: person.id, ...role });
  return true;
}

export async function insertRole(
  tx: Tx,
  { county }: Scope,
  role: RoleBelow & { staff: string },
): Promise<void> {
  await tx
    .insertInto('staff_roles')
    .values({ county, ...role })
    .execute();
  noteChange(tx, { kind: 'person', county, id: role.staff });
}

/** null: whoever it is comes in by an invitation next. */
export async function setPasswordHash(
  tx: Tx,
  { county }: Scope,
  { id, passwordHash }: { id: string; passwordHash: string | null },
): Promise<void> {
  await tx
    .updateTable('staff')
    .set({ password_hash: passwordHash })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}
