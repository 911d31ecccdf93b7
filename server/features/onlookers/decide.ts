import { type Onlooker, type OnlookerDoing, onlookerRoles } from '../../../contract/onlookers.ts';
import type { StaffRole } from '../../../contract/route.ts';
import type { Sentence } from '../../../contract/values.ts';

interface Colleague {
  id: string;
  name: string;
  unit: Sentence | null;
  /** Those that hold where the case lies. */
  roles: readonly StaffRole[];
}

interface Looking {
  doing: OnlookerDoing;
  since: Date;
}

/**
 * A colleague as the others see them: by name and by the first of their roles that reads this case. Whoever
 * holds none there any more is not shown.
 */
export function showOnlooker(colleague: Colleague, { doing, since }: Looking): Onlooker[] {
  const role = onlookerRoles.find((one) => colleague.roles.includes(one));
  if (role === undefined) return [];
  const { id, name, unit } = colleague;
  // A unit is said of those who act for it; who reads for the centre speaks for the centre.
  const shown = role === 'unit_handler' ? unit : null;
  return [{ id, name, role, unit: shown, doing, since: since.toISOString() }];
}

/** Who has begun a step comes first, then who came first. */
export const inOrder = (onlookers: readonly Onlooker[]): Onlooker[] =>
  [...onlookers].sort(
    (a, b) =>
      Number(b.doing === 'acting') - Number(a.doing === 'acting') ||
      (a.since < b.since ? -1 : Number(a.since > b.since)),
  );
