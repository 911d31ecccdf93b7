import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Limits } from './limits.ts';

/** What a county wrote of its limits, by severity. */
export async function listLimits(read: Read, { county }: Scope): Promise<Map<number, Limits>> {
  const rows = await read
    .selectFrom('case_limits')
    .selectAll()
    .where('county', '=', county)
    .execute();
  return new Map(
    rows.map((row) => [
      row.severity,
      {
        dispatchHours: row.dispatch_hours,
        firstAnswerHours: row.first_answer_hours,
        workingDays: row.working_days,
      },
    ]),
  );
}

export async function putLimits(
  tx: Tx,
  { county }: Scope,
  { severity, ...limits }: Limits & { severity: number },
): Promise<void> {
  const columns = {
    dispatch_hours: limits.dispatchHours,
    first_answer_hours: limits.firstAnswerHours,
    working_days: limits.workingDays,
  };
  await tx
    .insertInto('case_limits')
    .values({ county, severity, ...columns })
    .onConflict((conflict) => conflict.constraint('case_limits_pk').doUpdateSet(columns))
    .execute();
}
