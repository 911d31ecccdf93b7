import type { RedemptionState } from '../../../contract/redemptions.ts';
import { type Fate, findSpendingFaults } from '../../ledger/service.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import * as checkStore from './check-store.ts';

/** A redemption that is not as its transfers say, or a shelf that is not the sum of what came and went. */
export interface RedemptionFault {
  kind: 'redemption' | 'shelf';
  what: string;
  stored: string;
  recomputed: string;
}

/** What the ledger must say of every transfer of a redemption in this state. */
const fates: Record<RedemptionState, Fate> = {
  reserved: 'open',
  handed_over: 'settled',
  returned: 'settled',
  cancelled: 'voided',
  refused: 'voided',
  timed_out: 'voided',
};

/** Every redemption against the ledger, every shelf against its batches, movements and reservations. */
export async function findFaults(read: Read, scope: Scope): Promise<RedemptionFault[]> {
  const shelves = await checkStore.findShelfFaults(read, scope);
  const faults = shelves.map(
    ({ offer, ...figures }): RedemptionFault => ({ kind: 'shelf', what: offer, ...figures }),
  );
  const spent = await findSpendingFaults(read, {
    county: scope.county,
    fates,
    list: (page) => checkStore.listForCheck(read, scope, page),
  });
  return [...faults, ...spent.map((fault) => ({ kind: 'redemption' as const, ...fault }))];
}
