import { type RawBuilder, sql } from 'kysely';

/** Whether a case complains of a unit; of whoever belongs to none no case does. @param of its row of states */
export const complainsOf = (of: string, unit: string | null): RawBuilder<boolean> =>
  unit === null
    ? sql<boolean>`false`
    : sql<boolean>`(${sql.ref(`${of}.against`)} is not distinct from ${unit}::uuid
        or ${unit}::uuid = any(${sql.ref(`${of}.also_against`)}))`;
