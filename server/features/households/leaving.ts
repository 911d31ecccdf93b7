import type { Tx } from '../../platform/database.ts';
import { eraseKeys } from '../../platform/key-changes.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as store from './store.ts';

interface Leaving {
  resident: string;
  household: string;
}

/**
 * Out of the household, with the invitations that they gave: nobody joins by the word of who has left. Where nobody
 * lives there any more, nobody can come back: what it was called is forgotten, and its points lapse.
 */
export async function leaveHome(
  tx: Tx,
  { deps, scope }: { deps: Deps; scope: Scope },
  { resident, household }: Leaving,
): Promise<void> {
  const others = (await store.lockAndCount(tx, scope, household)) - 1;
  const at = deps.clock.now();
  await store.setNone(tx, scope, { resident, at });
  const of = others > 0 ? { household, madeBy: resident } : { household };
  await store.endInvites(tx, scope, { ...of, at });
  if (others > 0) return;
  await store.forgetHome(tx, scope, household);
  await eraseKeys(tx, { deps, scope }, household);
  await awards.closeHousehold({ tx, scope, deps }, household);
}
