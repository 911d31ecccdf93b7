import type { StaffRole } from '../../../contract/route.ts';
import type { RoleBelow } from '../../platform/scope.ts';

/**
 * 三员分立: who gives rights, who guards the door and who reads the log are three people, and none of
 * them does any of the work that the others look after.
 */
export const officers = ['administrator', 'security_officer', 'auditor'] as const;
export type Officer = (typeof officers)[number];

/** Who stands behind points or hands something over for them: never a hand in who gets any. */
export const outsiders = ['merchant', 'sponsor'] as const;
export type Outsider = (typeof outsiders)[number];

export const isOutsider = (role: StaffRole): role is Outsider =>
  outsiders.some((outsider) => outsider === role);

export const isOfficer = (role: StaffRole): role is Officer =>
  officers.some((officer) => officer === role);

export interface Person {
  id: string;
  unit: string | null;
  roles: readonly RoleBelow[];
}

export type RoleRefusal =
  | { code: 'own_roles' }
  | { code: 'area_outside' }
  | { code: 'unit_needed' }
  | { code: 'role_held' }
  | { code: 'two_officers'; wanted: Officer; held: Officer }
  | { code: 'officer_works'; wanted: StaffRole; held: StaffRole }
  | { code: 'outsider_works'; wanted: StaffRole; held: StaffRole };

export interface Grant {
  /** null: a job that sets a county up. */
  granter: string | null;
  /** Whether the area lies below the granter's own. */
  below: boolean;
  person: Person;
  role: StaffRole;
  area: string;
}

/** Whether a role may be given; undefined when nothing stands against it. */
export function refuseGrant({
  granter,
  below,
  person,
  role,
  area,
}: Grant): RoleRefusal | undefined {
  if (granter === person.id) return { code: 'own_roles' };
  if (!below) return { code: 'area_outside' };
  if (person.roles.some((held) => held.role === role && held.area === area))
    return { code: 'role_held' };
  if (role === 'unit_handler' && person.unit === null) return { code: 'unit_needed' };
  return refuseTogether(person.roles, role);
}

/** Roles that one person must not hold beside each other, named. */
function refuseTogether(roles: readonly RoleBelow[], wanted: StaffRole): RoleRefusal | undefined {
  for (const { role: held } of roles) {
    if (held === wanted) continue;
    if (isOfficer(wanted) && isOfficer(held)) return { code: 'two_officers', wanted, held };
    if (isOfficer(wanted) || isOfficer(held)) return { code: 'officer_works', wanted, held };
    if (isOutsider(wanted) !== isOutsider(held)) return { code: 'outsider_works', wanted, held };
  }
  return undefined;
}

export interface HandOver {
  granter: string;
  leaver: Person;
  successor: Person & { active: boolean };
  /** Whether every role of the leaver lies below the granter's area. */
  below: boolean;
}

export interface Handed {
  /** Roles that the successor does not hold yet. */
  roles: RoleBelow[];
  /** The successor's unit afterwards. */
  unit: string | null;
}

export type HandOverRefusal =
  | RoleRefusal
  | { code: 'successor_same' }
  | { code: 'successor_away' }
  | { code: 'successor_elsewhere' };

/** What a successor takes over, or why not: the same rules as for every single role. */
export function decideHandOver({
  granter,
  leaver,
  successor,
  below,
}: HandOver): Handed | HandOverRefusal {
  if (granter === leaver.id) return { code: 'own_roles' };
  if (leaver.id === successor.id) return { code: 'successor_same' };
  if (!successor.active) return { code: 'successor_away' };
  const worksForUnit = leaver.roles.some(({ role }) => role === 'unit_handler');
  if (worksForUnit && successor.unit !== null && successor.unit !== leaver.unit)
    return { code: 'successor_elsewhere' };
  const unit = worksForUnit ? leaver.unit : successor.unit;
  const handed: RoleBelow[] = [];
  for (const { role, area } of leaver.roles) {
    const person = { ...successor, unit, roles: [...successor.roles, ...handed] };
    const refused = refuseGrant({ granter, below, person, role, area });
    if (refused?.code === 'role_held') continue;
    if (refused) return refused;
    handed.push({ role, area });
  }
  return { roles: handed, unit };
}

/** What a security officer suspended, an administrator does not undo. */
export function mayRestore(
  suspendedAs: string | null,
  offices: readonly (StaffRole | undefined)[],
): boolean {
  return offices.includes('security_officer') || suspendedAs !== 'security_officer';
}
