import { sql } from 'kysely';
import type { StaffRole } from '../../../contract/route.ts';
import type { Read } from '../../platform/database.ts';
import { prefixOf, type Scope } from '../../platform/scope.ts';

interface Apart {
  /** Units whose people are left out. */
  without: readonly string[];
}

/** Who holds a role at exactly one of some areas, whoever is suspended left out. */
export async function listHolders(
  read: Read,
  { county }: Scope,
  { role, areas, without }: Apart & { role: StaffRole; areas: readonly string[] },
): Promise<{ staff: string; area: string }[]> {
  if (areas.length === 0) return [];
  return serving(read, county, without)
    .select(['staff_roles.staff', 'staff_roles.area'])
    .where('staff_roles.role', '=', role)
    .where('staff_roles.area', 'in', [...areas])
    .orderBy('staff_roles.staff')
    .execute();
}

const serving = (read: Read, county: number, without: readonly string[]) =>
  read
    .selectFrom('staff_roles')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.county', '=', 'staff_roles.county')
        .onRef('staff.id', '=', 'staff_roles.staff'),
    )
    .where('staff_roles.county', '=', county)
    .where('staff.suspended_at', 'is', null)
    .where(sql<boolean>`coalesce(staff.unit <> all(${[...without]}::uuid[]), true)`);

/** Who holds a role where a grid lies; without one, for the whole county. */
export async function listServing(
  read: Read,
  { county }: Scope,
  { role, grid, without }: Apart & { role: StaffRole; grid: string | null },
): Promise<string[]> {
  const rows = await serving(read, county, without)
    .select(['staff_roles.staff', 'staff_roles.area'])
    .where('staff_roles.role', '=', role)
    .orderBy('staff_roles.staff')
    .execute();
  const place = grid ?? String(county);
  return [
    ...new Set(rows.filter(({ area }) => place.startsWith(prefixOf(area))).map((one) => one.staff)),
  ];
}

/** The people of a unit who handle its cases. */
export async function listOfUnit(
  read: Read,
  { county }: Scope,
  { unit, without }: Apart & { unit: string },
): Promise<string[]> {
  const rows = await serving(read, county, without)
    .select('staff_roles.staff')
    .distinct()
    .where('staff_roles.role', '=', 'unit_handler')
    .where('staff.unit', '=', unit)
    .orderBy('staff_roles.staff')
    .execute();
  return rows.map(({ staff }) => staff);
}
