import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import * as bulletin from '../bulletin/service.ts';
import * as matterStore from './matter-store.ts';
import type { StoredCase } from './store.ts';

/**
 * Somebody who reported it says that it is not solved: what the bulletin says of the matter is taken out of it,
 * whichever of its reports it was published of.
 * @param one as it stood before
 */
export async function takeOutOfBulletin(
  tx: Tx,
  scope: Scope,
  { report, state }: Pick<StoredCase, 'state'> & { report: { id: string } },
): Promise<void> {
  const others = await matterStore.listTogether(tx, scope, state.matter ?? report.id);
  await bulletin.withdraw(tx, scope, [report.id, ...others]);
}
