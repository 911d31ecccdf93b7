import { makeScope, prefixOf, type Scope } from '../../../server/platform/scope.ts';
import type { Ask } from '../../../server/platform/use-case.ts';
import type { SeedResident, SeedStaff } from '../county/people.ts';
import { residentId, staffId, unitId } from '../county/write.ts';

/** Asks as the people of the demo make them; the key makes each happen once. */
export function createActors(county: number, staff: readonly SeedStaff[]) {
  const ask = (scope: Scope, key: string): Ask => ({
    scope,
    language: 'zh',
    requestId: `demo/${key}`,
    fingerprint: key,
  });
  const scopeOf = ({ login, unit, role, area }: SeedStaff) =>
    makeScope({
      county,
      actor: {
        kind: 'staff',
        id: staffId(county, login),
        unit: unit === null ? null : unitId(county, unit),
        roles: [{ role, area }],
      },
      areas: [prefixOf(area)],
      roles: [role],
    });
  const find = (fits: (person: SeedStaff) => boolean): Scope => {
    const person = staff.find(fits);
    if (person === undefined) throw new Error('nobody of staff fits');
    return scopeOf(person);
  };

  return {
    resident: ({ phone }: Pick<SeedResident, 'phone'>, key: string): Ask =>
      ask(
        makeScope({
          county,
          actor: { kind: 'resident', id: residentId(county, phone) },
          areas: [String(county)],
        }),
        key,
      ),
    inRole: (role: SeedStaff['role'], key: string): Ask =>
      ask(
        find((person) => person.role === role),
        key,
      ),
    /** The handler of a unit, by the unit's id. */
    ofUnit: (unit: string, key: string): Ask =>
      ask(
        find((person) => person.unit !== null && unitId(county, person.unit) === unit),
        key,
      ),
  };
}

export type Actors = ReturnType<typeof createActors>;
