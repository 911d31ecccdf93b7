import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import { residentOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { applyEvent, type CaseEvent } from './history.ts';
import * as reporterStore from './reporter-store.ts';
import * as store from './store.ts';

/** Cases of the resident who asks that are not done yet, under lock. */
export function lockMyOpenCases(tx: Tx, { scope }: Pick<Ask, 'scope'>) {
  return reporterStore.lockOpenOf(tx, scope, residentOf(scope));
}

/**
 * Takes back whatever the resident who asks reported and is not done: nobody owes a next step, and who
 * works on it reads that the reporter has erased their data. @returns how many that were
 */
export async function withdrawMyCases(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
): Promise<number> {
  const { scope } = ask;
  const open = await lockMyOpenCases(tx, ask);
  for (const { id, grid } of open) {
    const before = await store.lockState(tx, scope, id);
    const event: CaseEvent = {
      seq: before.lastSeq + 1,
      kind: 'withdrawn',
      at: deps.clock.now(),
      actorKind: 'resident',
      actor: null,
      note: '',
      data: {},
    };
    const state = applyEvent(before, event);
    const step = { caseId: id, grid, event, noteSealed: null, state, photos: [] };
    await store.appendEvent(tx, scope, step);
    const entry = { action: 'case.withdrawn', object: `case/${id}`, area: grid } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, before, after: state });
  }
  return open.length;
}
