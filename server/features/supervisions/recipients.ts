import type { CaseStage } from '../../../contract/case-road.ts';
import type { LadderLevel } from '../../../contract/supervisions.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as notices from '../notices/service.ts';
import * as staff from '../staff/service.ts';
import { areasAbove, owedBy } from './decide.ts';

interface Leaders {
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

interface Standing {
  stage: CaseStage;
  unit: string | null;
  grid: string | null;
}

/** The people who owe the next step of a case: those of its unit, or of the desk where it lies. */
export async function owing(
  read: Read,
  scope: Scope,
  { grid, ...at }: Standing,
): Promise<string[]> {
  const owed = owedBy(at);
  if (owed.unit !== null) return staff.listOfUnit(read, scope, owed.unit);
  // A grid worker serves in grids: what has no place lies in none of them.
  const roles = owed.roles.filter((role) => role !== 'grid_worker' || grid !== null);
  const serving = roles.map((role) => staff.listServing(read, scope, { role, grid }));
  return [...new Set((await Promise.all(serving)).flat())];
}

/** The people who answer a slip: those of the unit to which it was sent, or else of the desk. */
export function answering(read: Read, scope: Scope, slip: Standing): Promise<string[]> {
  return slip.unit === null ? owing(read, scope, slip) : staff.listOfUnit(read, scope, slip.unit);
}

interface Telling {
  people: readonly string[];
  words: Sentence;
}

/** Each of them once, however many of their roles it concerns. */
export async function tellThose(
  tx: Tx,
  { deps, scope: { county } }: { deps: Deps; scope: Scope },
  { people, words }: Telling,
): Promise<void> {
  if (people.length === 0) return;
  const told = { county, staff: [...new Set(people)], words, settlement: null };
  await notices.tellStaff(tx, deps, told);
}
