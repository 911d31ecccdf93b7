import { type RawBuilder, sql } from 'kysely';
import type { CaseStage } from '../../../contract/case-road.ts';
import type { StaffRole } from '../../../contract/route.ts';
import { liesBelow } from '../../platform/lies-below.ts';
import { narrowTo, type Scope, staffOf } from '../../platform/scope.ts';

/** Stages at which whoever holds a role has a step to take. */
export type Turns = Partial<Record<StaffRole, readonly CaseStage[]>>;

/**
 * SQL: somebody of staff has a step to take (over `case_states`). A role counts where it is held: whoever accepts in
 * one town and checks in another does neither in both.
 */
export function isTurnOf(
  scope: Scope,
  { turns, now }: { turns: Turns; now: Date },
): RawBuilder<boolean> {
  const held = new Set(staffOf(scope).roles.map(({ role }) => role));
  const asRole = [...held].flatMap((role) => {
    const stages = turns[role];
    if (stages === undefined) return [];
    return sql`case_states.stage = any(${[...stages]}::text[]) and ${lieWith(scope, role)}`;
  });
  if (asRole.length === 0) return sql<boolean>`false`;
  return sql<boolean>`((${sql.join(asRole, sql` or `)})
    and (case_states.stage <> 'returned' or case_states.deadline < ${now})
    and (case_states.stage <> 'answered' or ${mayCheck(scope)}))`;
}

/** Cases of the unit of whoever handles them, wherever they lie; of any other role, what lies where it is held. */
const lieWith = (scope: Scope, role: StaffRole) =>
  role === 'unit_handler'
    ? isOfUnit(staffOf(scope).unit)
    : liesBelow(narrowTo(scope, [role]), sql`case_states.grid`);

const isOfUnit = (unit: string | null) =>
  unit === null
    ? sql`false`
    : sql`(case_states.unit is not distinct from ${unit}::uuid
        or ${unit}::uuid = any(case_states.co_units))`;

/** Whoever had a hand in the work, or in the report, never checks it: as `decide.ts` says it. */
function mayCheck(scope: Scope) {
  const { id, unit } = staffOf(scope);
  return sql`(not ${id}::uuid = any(case_states.handled_by) and not ${isOfUnit(unit)}
    and not exists (select from cases typed where typed.county = case_states.county
      and typed.id = case_states.case_id and typed.typed_by = ${id}::uuid))`;
}
