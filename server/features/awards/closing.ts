import {
  type Closed,
  listHolderTransfers,
  type PoolShare,
  traceMany,
} from '../../ledger/service.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { close } from './closing-home.ts';
import {
  listGivenTo,
  listGivenToHousehold,
  listGivenToMany,
  lockUnended,
  type Spenders,
} from './closing-store.ts';
import { keepGifted, openPhone } from './gifted.ts';
import type { TxContext } from './pay.ts';
import { reverse } from './steps.ts';
import * as store from './store.ts';

/** What became of the points of somebody who left for good. */
export interface ClosedPoints extends Closed {
  /** Awards that had not arrived yet, and do not any more. */
  ended: number;
}

/**
 * Ends what a resident has of points: what is still to come does not come, what is there goes where
 * lapsed points go, what is owed is owed by nobody. The household's account stays with the household. That they
 * had the newcomer gift is kept by their number.
 */
export async function closeResident(context: TxContext, resident: string): Promise<ClosedPoints> {
  const { tx, scope } = context;
  const { holderNo } = await store.lockHolder(tx, scope, resident);
  const unended = await lockUnended(tx, scope, resident);
  for (const award of unended) await reverse(context, award, { reason: 'withdrawn', note: '' });
  const phone = await openPhone(tx, context, resident);
  await keepGifted(context, { resident, phone });
  const closed = await close(context, holderNo);
  return { ...closed, ended: unended.length };
}

/** Every transfer in the books that moved points of this resident's own. */
export async function listTransfersOf(
  read: Read,
  scope: Scope,
  resident: string,
): Promise<string[]> {
  const holderNo = await store.getHolderNo(read, scope, resident);
  const given = await listGivenTo(read, scope, resident);
  return listHolderTransfers(read, scope.county, { holderNo, given });
}

/** The same of the points that a household shares. */
export async function listTransfersOfHousehold(
  read: Read,
  scope: Scope,
  household: string,
): Promise<string[]> {
  const holderNo = await store.getHouseholdNo(read, scope, household);
  const given = await listGivenToHousehold(read, scope, household);
  return listHolderTransfers(read, scope.county, { holderNo, given });
}

/** For each transfer by which these spent points: which pools had given them. */
export async function traceSpendingOf(
  read: Read,
  scope: Scope,
  spenders: Spenders,
): Promise<Map<string, PoolShare[]>> {
  return traceMany(read, scope.county, await listGivenToMany(read, scope, spenders));
}
