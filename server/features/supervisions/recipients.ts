import type { CaseStage } from '../../../contract/case-road.ts';
import type { LadderLevel } from '../../../contract/supervisions.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as notices from '../notices/service.ts';
import * as staff from '../staff/service.ts';
import { areasAbove, owedBy, rolesAnswering } from './decide.ts';

interface Leaders {
  /** The area whose leaders they are; the county’s where nobody leads below it. */
  area: string;
  people: readonly string[];
}

/**
 * Units that a case complains of, as `listComplainedOf` says: nobody of theirs is told of it. For them it is not
 * there, whatever else they are.
 */
type Without = readonly string[];

/**
 * Whom a step of the ladder reaches: the leaders of its level, or of the next above that has one who may know of
 * the case.
 */
export async function leadersAbove(
  read: Read,
  scope: Scope,
  { grid, level, without }: { grid: string | null; level: LadderLevel; without: Without },
): Promise<Leaders> {
  const areas = areasAbove(grid, level, scope.county);
  const leading = await staff.listHolders(read, scope, { role: 'leader', areas, without });
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
  without: Without;
}

/** The people who owe the next step of a case: those of its unit, or of the desk where it lies and of its grid. */
export async function owing(
  read: Read,
  scope: Scope,
  { grid, without, ...at }: Standing,
): Promise<string[]> {
  const owed = owedBy(at);
  if (owed.unit !== null) return staff.listOfUnit(read, scope, { unit: owed.unit, without });
  // A grid worker serves in grids: what has no place lies in none of them.
  const roles = owed.roles.filter((role) => role !== 'grid_worker' || grid !== null);
  return servingAs(read, scope, { roles, grid, without });
}

/** The people who answer a slip: those of the unit that it names, or else of the desk whose step is late. */
export async function answering(
  read: Read,
  scope: Scope,
  { stage, unit, grid, without }: Standing,
): Promise<string[]> {
  if (unit !== null) return staff.listOfUnit(read, scope, { unit, without });
  return servingAs(read, scope, { roles: rolesAnswering(stage), grid, without });
}

type Serving = Parameters<typeof staff.listServing>[2];

async function servingAs(
  read: Read,
  scope: Scope,
  { roles, ...where }: Omit<Serving, 'role'> & { roles: readonly Serving['role'][] },
): Promise<string[]> {
  const serving = roles.map((role) => staff.listServing(read, scope, { role, ...where }));
  return [...new Set((await Promise.all(serving)).flat())];
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
