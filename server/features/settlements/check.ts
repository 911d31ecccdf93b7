import { getCounterStandings } from '../../ledger/service.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import * as checkStore from './check-store.ts';

/** A counter whose accounts are not what its settlements say, or a settlement that is not what it consists of. */
export interface SettlementFault extends checkStore.Figures {
  kind: 'merchant' | 'settlement';
}

/**
 * Every counter against its settlements, every settlement against its lines, every line against its
 * redemption. What stands in lines, and what happened and stands in none yet, is what the counter has and
 * was paid; what it was paid are the settlements that were paid.
 */
export async function findFaults(read: Read, scope: Scope): Promise<SettlementFault[]> {
  const settlements = [
    ...(await checkStore.findSettlementFaults(read, scope)),
    ...(await checkStore.findLineFaults(read, scope)),
  ];
  return [
    ...(await findCounterFaults(read, scope)),
    ...settlements.map((figures) => ({ kind: 'settlement' as const, ...figures })),
  ];
}

async function findCounterFaults(read: Read, scope: Scope): Promise<SettlementFault[]> {
  const counters = await checkStore.sumCounters(read, scope);
  const numbers = counters.map(({ holderNo }) => holderNo);
  const standings = await getCounterStandings(read, scope.county, numbers);
  return counters.flatMap(({ id, holderNo, points, paid }) => {
    const { owed, paid: booked } = standings.get(holderNo) ?? { owed: 0n, paid: 0n };
    const [stored, recomputed] = [`${owed + booked}/${booked}`, `${points}/${paid}`];
    return stored === recomputed
      ? []
      : [{ kind: 'merchant' as const, what: id, stored, recomputed }];
  });
}
