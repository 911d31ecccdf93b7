import type { StaffCase } from '../../../contract/case-views.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as bulletin from '../bulletin/service.ts';
import * as matterStore from './matter-store.ts';
import { type About, makeMove, type Noted, take } from './moves.ts';
import * as reporterStore from './reporter-store.ts';
import * as store from './store.ts';

/**
 * Somebody who reported it says that it is not solved: what the bulletin says of the matter is taken out of it,
 * whichever of its reports it was published of.
 * @param one as it stood before
 */
export async function takeOutOfBulletin(
  tx: Tx,
  scope: Scope,
  { report, state }: Pick<store.StoredCase, 'state'> & { report: { id: string } },
): Promise<void> {
  const others = await matterStore.listTogether(tx, scope, state.matter ?? report.id);
  await bulletin.withdraw(tx, scope, [report.id, ...others]);
}

/**
 * Takes down what should not have been published: whatever the bulletin says of the matter, with the masked copies. Those
 * of the matter that were published may be published again. The reporters are not told: it is nothing of theirs.
 */
export function unpublishCase(
  deps: Deps,
  ask: Ask,
  { code, note }: Noted,
): Promise<StaffCase | Refusal> {
  const { scope } = ask;
  const event = { kind: 'unpublished', note, data: {} } as const;
  const move = { move: 'unpublish', event, reason: note, tell: null } as const;
  return makeMove(deps, ask, {
    code,
    ...move,
    consequence: async ({ tx }, [{ report, state }]) => {
      const lead = state.matter ?? report.id;
      const together = await matterStore.listTogether(tx, scope, lead);
      await bulletin.takeDown(tx, { deps, scope }, together);
      for (const id of together.filter((other) => other !== report.id)) {
        const other = await publishedToo(tx, scope, id);
        if (other === undefined) continue;
        const stopped = await take(tx, { deps, ask }, { move, moved: [other] });
        if (stopped) return stopped;
      }
      return undefined;
    },
  });
}

/** Another report of the matter that was published as well, under lock. */
async function publishedToo(tx: Tx, scope: Scope, id: string): Promise<About | undefined> {
  const state = await store.lockState(tx, scope, id);
  const report = state.published ? await matterStore.findById(tx, scope, id) : undefined;
  if (report === undefined) return undefined;
  const { resident } = await reporterStore.getReporter(tx, scope, id);
  return { report, state, resident };
}
