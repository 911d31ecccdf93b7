import type { LadderStep } from '../../../contract/supervisions.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { climbs } from './decide.ts';
import * as store from './ladder-store.ts';
import { refuse } from './refusals.ts';

export async function getSupervisionLadder(deps: Deps, ask: Ask): Promise<LadderStep[]> {
  return [...(await store.getLadder(deps.database.read, ask.scope))];
}

/** Writes the ladder anew. Slips that were sent stay as they are. */
export async function setSupervisionLadder(
  deps: Deps,
  ask: Ask,
  { steps, reason }: { steps: readonly LadderStep[]; reason: string },
): Promise<LadderStep[] | Refusal> {
  const { scope } = ask;
  if (!covers(scope, null)) return refuse('ladder_whole_county');
  if (!climbs(steps)) return refuse('ladder_descends', { field: '/steps' });
  return carryOut(deps, ask, async (tx) => {
    const before = await store.getLadder(tx, scope);
    await store.putLadder(tx, scope, steps);
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'supervision_ladder.changed',
        object: 'supervision-ladder',
        reason,
        before: facts(before),
        after: facts(steps),
      },
    );
    return [...steps];
  });
}

const facts = (steps: readonly LadderStep[]) =>
  Object.fromEntries(
    steps.map(({ afterHours, level, replyHours }, index) => [
      `step${index + 1}`,
      `${afterHours} ${level} ${replyHours}`,
    ]),
  );
