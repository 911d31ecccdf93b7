import type { StaffRole } from '../../contract/route.ts';
import { staffId } from '../county.ts';
import { codeOf, counties, loginOf } from '../matrix/land.ts';
import { register, residentCookie, residentId, staffCookie } from '../matrix/people.ts';
import type { MatrixWorld } from '../matrix/world.ts';

const county = counties.here;

/**
 * Lets people in again whom requests have shut out, with the role of before; whoever had themselves
 * erased, or turned out to be a child, is followed by somebody new.
 */
export function comingAgain(world: MatrixWorld): (as: string) => Promise<string> {
  const names = new Map<string, string>();
  let followers = 0;
  return async (as) => {
    const [kind = '', first] = as.split('/');
    if (first === undefined) return seatAgain(world, kind as StaffRole);
    let name = names.get(first) ?? first;
    if (await isGone(world, residentId(name))) {
      followers += 1;
      name = `${first} ${followers}`;
      names.set(first, name);
      await register(world, county, { name, home: 'grid' });
    }
    return residentCookie(world, county, residentId(name));
  };
}

async function seatAgain(world: MatrixWorld, role: StaffRole): Promise<string> {
  const { read } = world.deps.database;
  const login = loginOf(role, 'county');
  const free = {
    suspended_at: null,
    suspended_by: null,
    suspended_as: null,
    suspended_reason: null,
  };
  await read
    .updateTable('staff')
    .set(free)
    .where('county', '=', county)
    .where('id', '=', staffId(login))
    .execute();
  await read
    .insertInto('staff_roles')
    .values({ county, staff: staffId(login), role, area: codeOf(county, 'county') })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return staffCookie(world, county, login);
}

async function isGone({ deps }: MatrixWorld, id: string): Promise<boolean> {
  const row = await deps.database.read
    .selectFrom('residents')
    .select(['erased_at', 'age_class'])
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined || row.erased_at !== null || row.age_class === 'under_14';
}
