import { type RawBuilder, sql } from 'kysely';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { complainedOf } from './decide.ts';

/** Whether a case complains of a unit; of whoever belongs to none no case does. @param of its row of states */
export const complainsOf = (of: string, unit: string | null): RawBuilder<boolean> =>
  unit === null
    ? sql<boolean>`false`
    : sql<boolean>`(${sql.ref(`${of}.against`)} is not distinct from ${unit}::uuid
        or ${unit}::uuid = any(${sql.ref(`${of}.also_against`)}))`;

/** The units that a case complains of: its people are told nothing of it. */
export async function listComplainedOf(
  read: Read,
  { county }: Scope,
  caseId: string,
): Promise<string[]> {
  const state = await read
    .selectFrom('case_states')
    .select(['against', 'also_against as alsoAgainst'])
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  return complainedOf(state);
}
