import type { LadderLevel, LadderStep } from '../../../contract/supervisions.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { deliveredLadder } from './decide.ts';

/** The ladder of a county, its first step first. */
export async function getLadder(read: Read, { county }: Scope): Promise<readonly LadderStep[]> {
  const rows = await read
    .selectFrom('supervision_ladder')
    .selectAll()
    .where('county', '=', county)
    .orderBy('step')
    .execute();
  if (rows.length === 0) return deliveredLadder;
  return rows.map((row) => ({
    afterHours: row.after_hours,
    level: row.level as LadderLevel,
    replyHours: row.reply_hours,
  }));
}

export async function putLadder(
  tx: Tx,
  { county }: Scope,
  steps: readonly LadderStep[],
): Promise<void> {
  await tx.deleteFrom('supervision_ladder').where('county', '=', county).execute();
  await tx
    .insertInto('supervision_ladder')
    .values(
      steps.map(({ afterHours, level, replyHours }, index) => ({
        county,
        step: index + 1,
        after_hours: afterHours,
        level,
        reply_hours: replyHours,
      })),
    )
    .execute();
}
