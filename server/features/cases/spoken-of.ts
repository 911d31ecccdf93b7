import type { Reader } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import type { Named } from '../bulletin/service.ts';
import * as consents from '../consents/service.ts';
import * as households from '../households/service.ts';
import { openIdentities } from '../privacy/service.ts';
import * as reporterStore from './reporter-store.ts';

/**
 * Whom what is published of some cases might name: everybody who reported one of them, and the children who noticed it.
 * Consents stay as they are until the transaction ends: whoever withdraws theirs at this moment waits, and then finds
 * the entry. A child is never thanked.
 */
export async function listSpokenOf(
  tx: Tx,
  by: Reader,
  caseIds: readonly string[],
): Promise<Named[]> {
  const { scope } = by;
  const { residents, children } = await reporterStore.listBehind(tx, scope, caseIds);
  await consents.holdConsents(tx, scope, residents);
  const agreed = await consents.listAgreed(tx, scope, { purpose: 'publicity', residents });
  const identityOf = await openIdentities(tx, by, residents);
  const names = await households.openChildNames(tx, by, children);
  return [
    ...residents.map((one) => ({ name: identityOf(one).name, mayBeThanked: agreed.has(one) })),
    ...names.map((name) => ({ name, mayBeThanked: false })),
  ];
}
