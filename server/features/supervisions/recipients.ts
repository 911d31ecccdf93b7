import type { LadderLevel } from '../../../contract/supervisions.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import * as staff from '../staff/service.ts';
import { areasAbove } from './decide.ts';

export interface Leaders {
  /** The area whose leaders they are; the county’s where nobody leads below it. */
  area: string;
  people: readonly string[];
}

/** Whom a step of the ladder reaches: the leaders of its level, or of the next above that has one. */
export async function leadersAbove(
  read: Read,
  scope: Scope,
  { grid, level }: { grid: string | null; level: LadderLevel },
): Promise<Leaders> {
  const areas = areasAbove(grid, level, scope.county);
  const leading = await staff.listHolders(read, scope, { role: 'leader', areas });
  for (const area of areas) {
    const people = leading.filter((one) => one.area === area).map((one) => one.staff);
    if (people.length > 0) return { area, people };
  }
  return { area: String(scope.county).padEnd(12, '0'), people: [] };
}
