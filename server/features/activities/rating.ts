import type { MyActivity } from '../../../contract/activities.ts';
import { recordAudit } from '../../platform/audit.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as people from './people-store.ts';
import { readMine } from './reading.ts';
import { refuse } from './refusals.ts';

/** What somebody who was there says of it; said again, the last word counts. Whoever was taken back was not there. */
export function rateActivity(
  deps: Deps,
  ask: Ask,
  { id, stars }: { id: string; stars: number },
): Promise<MyActivity | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<MyActivity | Refusal> => {
    const now = deps.clock.now();
    const mine = await readMine(tx, scope, { id, now });
    if (isRefusal(mine)) return mine;
    const part = await people.findPart(tx, scope, { activity: id, resident: residentOf(scope) });
    if (part === undefined || part.in_at === null || part.taken_back_at !== null)
      return refuse('not_there');
    await people.changePart(tx, scope, { id: part.id, stars });
    await recordAudit(
      tx,
      { deps, ask },
      { action: 'activity.rated', object: `activity/${id}`, area: mine.area },
    );
    return readMine(tx, scope, { id, now });
  });
}
