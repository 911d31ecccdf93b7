import { type Fate, type KnownTransfer, listFates } from '../../ledger/service.ts';
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

const atOnce = 5_000;

/** What the ledger must say of every transfer of a redemption in this state. */
const fates: Record<string, Fate> = {
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
  for (let after: string | undefined; ; ) {
    const page = await checkStore.listForCheck(read, scope, { after, limit: atOnce });
    const ids = page.flatMap(({ transfers }) => transfers);
    const known = ids.length === 0 ? new Map() : await listFates(read, scope.county, ids);
    for (const one of page) faults.push(...faultOf(one, known));
    const last = page.at(-1);
    if (last === undefined || page.length < atOnce) return faults;
    after = last.id;
  }
}

function faultOf(
  { id, state, value, transfers }: checkStore.CheckedRedemption,
  known: ReadonlyMap<string, KnownTransfer>,
): RedemptionFault[] {
  const stored = value === 0 ? '0' : `${value} ${fates[state]}`;
  const found = transfers.map((one) => known.get(one));
  const sum = found.reduce((total, one) => total + (one?.amount ?? 0n), 0n);
  const words = [...new Set(found.map((one) => one?.fate ?? 'missing'))].sort().join('+');
  const recomputed = words === '' ? String(sum) : `${sum} ${words}`;
  return recomputed === stored ? [] : [{ kind: 'redemption', what: id, stored, recomputed }];
}
