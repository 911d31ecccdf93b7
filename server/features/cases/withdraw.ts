import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import { residentOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as bulletin from '../bulletin/service.ts';
import { openIdentities } from '../privacy/service.ts';
import { applyEvent, type CaseEvent } from './history.ts';
import * as matterStore from './matter-store.ts';
import { handOn } from './matters.ts';
import { shownArea } from './place.ts';
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
  for (const { id, grid, lng } of open) {
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
    const entry = {
      action: 'case.withdrawn',
      object: `case/${id}`,
      area: shownArea({ grid, lng }),
    } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, before, after: state });
    // Who reported the same keeps their own report, and its place.
    await handOn(tx, { deps, ask }, { lead: id });
  }
  return open.length;
}

/**
 * Takes the masked name of the resident who asks out of what was published of their reports: they are not
 * thanked in public any more. Before their key goes, or nobody knows what to look for.
 */
export async function leaveBulletin(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
): Promise<void> {
  const { scope } = ask;
  const resident = residentOf(scope);
  const caseIds = await reporterStore.listPublishedOf(tx, scope, resident);
  if (caseIds.length === 0) return;
  const { residents } = await reporterStore.listBehind(
    tx,
    scope,
    await matterStore.listEverTogether(tx, scope, caseIds),
  );
  const identityOf = await openIdentities(tx, { deps, scope }, [resident, ...residents]);
  const { name } = identityOf(resident);
  const others = residents.filter((one) => one !== resident).map((one) => identityOf(one).name);
  const changed = await bulletin.takeOutMentions(tx, scope, { caseIds, name, others });
  if (changed === 0) return;
  // Neither the cases nor the account: beside each other they would say who reported.
  const entry = { action: 'resident.unnamed', object: 'resident' } as const;
  await recordAudit(tx, { deps, ask }, { ...entry, details: { entries: changed } });
}
