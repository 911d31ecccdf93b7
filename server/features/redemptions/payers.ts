import { type PoolShare, traceSpending } from '../../ledger/service.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import * as awards from '../awards/service.ts';
import { findRedemption } from './store.ts';

/**
 * Whose points a redemption was paid with: for each of its transfers out of a lot the pools that had given
 * them. The transfer of a pool that helped names its pool itself.
 */
export async function findPayers(
  read: Read,
  scope: Scope,
  id: string,
): Promise<Map<string, PoolShare[]>> {
  const redemption = await findRedemption(read, scope, id);
  if (redemption === undefined) throw new Error(`no redemption ${id}`);
  const transfers = await awards.listTransfersOf(read, scope, redemption.resident);
  const traced = await traceSpending(read, scope.county, transfers);
  const own = new Set(redemption.transfers);
  return new Map([...traced].filter(([transfer]) => own.has(transfer)));
}
