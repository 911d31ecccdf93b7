import type { MyPatrol } from '../../../contract/patrols.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { lockSelf } from '../residents/service.ts';
import { shown } from './join.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { forgetWays } from './track-store.ts';

/**
 * Ends my part of a patrol; the leader ends it for everybody. Asked again, or long after it was over, it says how
 * things stand: a phone without a network tells of the end when it can.
 */
export async function endPatrol(
  deps: Deps,
  ask: Ask,
  { id }: { id: string },
): Promise<MyPatrol | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx) => {
    await lockSelf(tx, scope);
    const row = await store.findMine(tx, scope, id);
    if (row === undefined) return refuse('patrol_not_found');
    const at = deps.clock.now();
    if (row.left_at === null) await store.leave(tx, scope, { patrol: id, at });
    const isLeader = row.leader === residentOf(scope);
    if (isLeader && row.closes_at > at) await store.closePatrol(tx, scope, { patrol: id, at });
    await recordAudit(tx, { deps, ask }, { action: 'patrol.ended', object: `patrol/${id}` });
    return shown(tx, { deps, scope }, id);
  });
}

/**
 * Whoever is erased walks no more, and with nobody: a patrol that they lead ends for all. Nothing is left by which
 * their ways could be known.
 */
export async function forgetWalker(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'clock'>; scope: Scope },
  resident: string,
): Promise<void> {
  await store.endAllOf(tx, scope, { resident, at: deps.clock.now() });
  await forgetWays(tx, scope, resident);
}
