import { recordAudit } from '../../platform/audit.ts';
import type { Sealing } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { eraseKeys, lockKeys } from '../../platform/key-changes.ts';
import type { Scope } from '../../platform/scope.ts';
import { type Deps, ErasedMeanwhile } from '../../platform/use-case.ts';
import { openIdentities, phoneIndexes } from './people.ts';
import { clearResident } from './people-store.ts';

interface Erasing extends Sealing {
  deps: Sealing['deps'] & Pick<Deps, 'ids'>;
  scope: Scope;
}

/**
 * From here on nothing of a resident is committed but by this transaction: what was under way has ended,
 * and is there to be erased; what comes later waits, and finds that they are erased.
 *
 * @throws ErasedMeanwhile where another transaction has just erased them
 */
export async function beginErasing(tx: Tx, scope: Scope, resident: string): Promise<void> {
  const keys = await lockKeys(tx, scope.county, resident);
  if (keys.some(({ wrapped }) => wrapped === null)) throw new ErasedMeanwhile();
}

/**
 * Erases a resident in the caller's transaction: the key of all that was sealed for them, the way from
 * a phone to them, their sessions, codes and kept answers. What stays says nothing of who it was: the
 * ledger balances, cases keep their steps, dates and units.
 *
 * The entry in the audit is without the id, like all that an erasure writes there: cases are taken back at
 * the same instant, and would lead to whatever stands there of that person from before.
 */
export async function eraseResident(tx: Tx, by: Erasing, resident: string): Promise<void> {
  // Before the key: while the key of the index is being changed, codes and devices may stand under either.
  const { phone } = (await openIdentities(tx, by, [resident]))(resident);
  const indexes = phone === null ? [] : phoneIndexes(by.deps, phone);
  await eraseKeys(tx, by, resident);
  await clearResident(tx, by.scope, { resident, indexes, at: by.deps.clock.now() });
  await recordAudit(
    tx,
    { deps: by.deps, ask: { scope: by.scope } },
    { action: 'resident.erased', object: 'resident' },
  );
}
