import type { Refusal } from '../../platform/refusal.ts';
import { stepUpMissing } from '../../platform/step-up.ts';
import type { TxContext } from './pay.ts';
import * as store from './store.ts';

/**
 * Whoever gives many points by one decision, however they come to be given, shows the second factor
 * first; how many that is, the county sets. @returns the refusal where it was not shown lately
 */
export async function proofForLarge(
  { tx, scope, deps }: TxContext,
  points: number,
): Promise<Refusal | undefined> {
  if (points < (await store.getLargeAwardPoints(tx, scope))) return undefined;
  return stepUpMissing(scope, deps.clock.now());
}
