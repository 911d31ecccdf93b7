import { type Closed, closeHolder } from '../../ledger/service.ts';
import { lockIfLeft } from './closing-store.ts';
import { getDeed } from './deed-store.ts';
import { repay, type TxContext } from './pay.ts';
import * as store from './store.ts';

/** What is there goes where lapsed points go; what is owed is owed by nobody. */
export function close({ tx, scope, deps }: TxContext, holderNo: bigint): Promise<Closed> {
  const at = deps.clock.now();
  return closeHolder(tx, { county: scope.county, holderNo, at, newId: () => deps.ids.uuid() });
}

/** Ends what a household has of points in which nobody lives any more. */
export async function closeHousehold(context: TxContext, household: string): Promise<Closed> {
  return close(context, await store.getHouseholdNo(context.tx, context.scope, household));
}

/**
 * What comes to a household after the last one has left, or comes to be owed by it, goes the same way.
 * @returns whether nobody lives there any more
 */
export async function closeIfLeft(context: TxContext, household: string): Promise<boolean> {
  const isLeft = await lockIfLeft(context.tx, context.scope, household);
  if (isLeft) await closeHousehold(context, household);
  return isLeft;
}

/** The same of the household of the day of a deed. */
export async function closeHomeOf(context: TxContext, deed: string): Promise<boolean> {
  const { household } = await getDeed(context.tx, context.scope, deed);
  return household !== null && closeIfLeft(context, household);
}

/**
 * Lets points pay what is owed that arrive when their deed is past, by when everybody may have left its household.
 * @returns what the resident paid of the award
 */
export async function repayLate(
  context: TxContext,
  deed: string,
  legs: Parameters<typeof repay>[1],
): Promise<number> {
  const repaid = await repay(context, legs);
  if (legs.householdTransfer !== null) await closeHomeOf(context, deed);
  return repaid;
}
