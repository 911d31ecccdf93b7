import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { verifyAward } from './decide.ts';
import { type Deed, recordDeed } from './grant.ts';
import { proofForLarge } from './large.ts';
import type { TxContext } from './pay.ts';
import { factsOf, takeStep } from './steps.ts';
import type { AwardRow } from './store.ts';

/**
 * Records a deed that whoever asks has just found true: what it earns does not wait for another word. What
 * the evidence holds back still does. Refused, with everything that led to it, where much would be given and
 * the second factor was not shown lately.
 * @returns the award, or undefined where no rule pays this deed or it was paid before
 */
export async function recordFoundTrue(
  context: TxContext,
  deed: Deed,
): Promise<AwardRow | Refusal | undefined> {
  const award = await recordDeed(context, deed);
  if (award === undefined) return undefined;
  const missing = await proofForLarge(context, award.points + award.household_points);
  if (isRefusal(missing)) return missing;
  return takeStep(context, award, verifyAward(factsOf(award)), true);
}
