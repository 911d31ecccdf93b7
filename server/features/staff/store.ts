import type { StaffRole } from '../../../contract/route.ts';
import type { StaffMe } from '../../../contract/staff.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { RoleBelow, Scope } from '../../platform/scope.ts';

export interface StaffRow {
  id: string;
  login: string;
  name: string;
  passwordHash: string;
  unit: string | null;
  roles: readonly RoleBelow[];
}

export async function findByLogin(read: Read, scope: Scope, login: string) {
  return read
    .selectFrom('staff')
    .select(['id', 'password_hash', 'unit'])
    .where('county', '=', scope.county)
    .where('login', '=', login)
    .where('suspended_at', 'is', null)
    .executeTakeFirst();
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
      'counties.name_zh as county_zh',
      'counties.name_en as county_en',
      'units.name_zh as unit_zh',
      'units.name_en as unit_en',
    ])
    .where('staff.county', '=', scope.county)
    .where('staff.id', '=', id)
    .executeTakeFirstOrThrow();
  const roles = await read
    .selectFrom('staff_roles')
    .innerJoin('areas', (join) =>
      join
        .onRef('areas.county', '=', 'staff_roles.county')
        .onRef('areas.code', '=', 'staff_roles.area'),
    )
    .select(['staff_roles.role', 'staff_roles.area', 'areas.name_zh', 'areas.name_en'])
    .where('staff_roles.county', '=', scope.county)
    .where('staff_roles.staff', '=', id)
    .orderBy('staff_roles.role')
    .execute();
  return {
    id: person.id,
    name: person.name,
    county: { zh: person.county_zh, en: person.county_en },
    unit:
      person.unit_zh === null ? null : { zh: person.unit_zh, en: person.unit_en ?? person.unit_zh },
    roles: roles.map((row) => ({
      role: row.role as StaffRole,
      area: row.area,
      areaName: { zh: row.name_zh, en: row.name_en },
    })),
  };
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

export async function insertStaff(
  tx: Tx,
  scope: Scope,
  { at, ...person }: StaffRow & { at: Date },
): Promise<void> {
  const { county } = scope;
  await tx
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
    .execute();
  if (person.roles.length === 0) return;
  await tx
    .insertInto('staff_roles')
    .values(person.roles.map(({ role, area }) => ({ county, staff: person.id, role, area })))
    .execute();
}
