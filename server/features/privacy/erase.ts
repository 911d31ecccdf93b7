import { recordAudit } from '../../platform/audit.ts';
import type { Sealing } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { eraseKeys } from '../../platform/key-changes.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { clearResident } from './people-store.ts';

interface Erasing extends Sealing {
  deps: Sealing['deps'] & Pick<Deps, 'ids'>;
  scope: Scope;
}

/**
 * Erases a resident in the caller's transaction: the key of all that was sealed for them, the way from
 * a phone to them, their sessions, codes and kept answers. What stays says nothing of who it was: the
 * ledger balances, cases keep their steps, dates and units.
 */
export async function eraseResident(tx: Tx, by: Erasing, resident: string): Promise<void> {
  await eraseKeys(tx, by, resident);
  await clearResident(tx, by.scope, resident);
  await recordAudit(
    tx,
    { deps: by.deps, ask: { scope: by.scope } },
    { action: 'resident.erased', object: `resident/${resident}` },
  );
}
