import { points as toPoints } from '../../ledger/account.ts';
import * as ledger from '../../ledger/service.ts';
import { closeHomeOf } from './closing-home.ts';
import type { TxContext } from './pay.ts';
import type * as store from './store.ts';
import type { TakenBack } from './tellings.ts';

/** What the ledger took back of a settled award; undefined where it had nothing to take. */
export type Back = TakenBack | undefined;

/** What an award says of its take-backs, that of a correction and a later reversal together. */
export const backColumns = (award: store.AwardRow, back: Back) =>
  back && {
    reversal_taken: (award.reversal_taken ?? 0) + back.taken,
    reversal_owed: (award.reversal_owed ?? 0) + back.owed,
    reversal_household_owed: (award.reversal_household_owed ?? 0) + back.householdOwed,
  };

interface Taking {
  points: number;
  householdPoints: number;
  /** Tells a partial take-back from the reversal of the whole. */
  occasion?: string;
}

/** Takes points of a settled award back, both shares; says what there was and what is owed. */
export async function takeBack(
  context: TxContext,
  { deed, transfer, household_transfer: shared }: store.AwardRow,
  { points, householdPoints, occasion }: Taking,
): Promise<Back> {
  const { tx, scope, deps } = context;
  const take = (first: string | null, amount: number) =>
    first === null || amount === 0
      ? undefined
      : ledger.takeBack(tx, {
          county: scope.county,
          first,
          amount: toPoints(amount),
          at: deps.clock.now(),
          newId: () => deps.ids.uuid(),
          ...(occasion === undefined ? {} : { occasion }),
        });
  const back = await take(transfer, points);
  const household = await take(shared, householdPoints);
  if (back === undefined && household === undefined) return undefined;
  const isLeft = household !== undefined && (await closeHomeOf(context, deed));
  return {
    taken: Number(back?.taken ?? 0),
    owed: Number(back?.owed ?? 0),
    // What nobody lives there to owe is written off.
    householdOwed: isLeft ? 0 : Number(household?.owed ?? 0),
  };
}
