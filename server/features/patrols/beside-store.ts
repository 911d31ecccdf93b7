import type { Read, Tx } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';

/* Patrols that staff began or joined for somebody who agreed to it. */

/** Ends what staff began for them, save one patrol. @returns which */
export async function leaveBegunFor(
  tx: Tx,
  scope: Scope,
  { but, at }: { but: string | null; at: Date },
): Promise<string[]> {
  const rows = await tx
    .updateTable('patrol_members')
    .set({ left_at: at })
    .where('county', '=', scope.county)
    .where('resident', '=', residentOf(scope))
    .where('agreement', 'is not', null)
    .where('left_at', 'is', null)
    .where('proved_at', 'is', null)
    .$if(but !== null, (open) => open.where('patrol', '!=', but ?? ''))
    .returning('patrol')
    .execute();
  return rows.map(({ patrol }) => patrol);
}

/** From now on staff walk beside them. */
export async function goOnBeside(
  tx: Tx,
  scope: Scope,
  { patrol, agreement }: { patrol: string; agreement: string },
): Promise<void> {
  await tx
    .updateTable('patrol_members')
    .set({ agreement })
    .where('county', '=', scope.county)
    .where('patrol', '=', patrol)
    .where('resident', '=', residentOf(scope))
    .execute();
}

/** Whether their part of a patrol was begun by this agreement. */
export async function isBegunBy(
  read: Read,
  scope: Scope,
  { patrol, agreement }: { patrol: string; agreement: string },
): Promise<boolean> {
  const row = await read
    .selectFrom('patrol_members')
    .select('id')
    .where('county', '=', scope.county)
    .where('patrol', '=', patrol)
    .where('resident', '=', residentOf(scope))
    .where('agreement', '=', agreement)
    .executeTakeFirst();
  return row !== undefined;
}
