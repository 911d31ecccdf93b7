import { type RawBuilder, sql } from 'kysely';
import { areaPatterns, type Scope } from './scope.ts';

/** SQL: what a column says lies below the areas of a scope; what lies in no grid is the whole county’s. */
export const liesBelow = (scope: Scope, area: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`coalesce(${area}, ${String(scope.county)}) like any(${areaPatterns(scope)}::text[])`;
