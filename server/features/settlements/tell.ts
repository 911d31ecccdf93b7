import type { Sentence } from '../../../contract/values.ts';
import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as notices from '../notices/service.ts';
import * as rewards from '../rewards/service.ts';

export interface ToTell {
  id: string;
  counter: string;
  words: Sentence;
}

/** Tells everybody who serves at each counter. @returns the settlements of which somebody was told */
export async function tell(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'clock' | 'ids'>; scope: Scope },
  settlements: readonly ToTell[],
): Promise<string[]> {
  const counters = settlements.map(({ counter }) => counter);
  const serving = await rewards.listServing(tx, scope, counters);
  const told: string[] = [];
  for (const { id, counter, words } of settlements) {
    const staff = serving.get(counter) ?? [];
    if (staff.length === 0) continue;
    await notices.tellStaff(tx, deps, { county: scope.county, staff, words, settlement: id });
    told.push(id);
  }
  return told;
}
