import { type AccountId, holderOf, kindOf } from '../../ledger/account.ts';
import { listFates, type PoolShare, traceSpending } from '../../ledger/service.ts';
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
  const { resident, paid_by: household } = redemption;
  const transfers =
    household === null
      ? await awards.listTransfersOf(read, scope, resident)
      : await awards.listTransfersOfHousehold(read, scope, household);
  const traced = await traceSpending(read, scope.county, transfers);
  const own = new Set(redemption.transfers);
  return new Map([...traced].filter(([transfer]) => own.has(transfer)));
}

/** What a redemption, or a conflict at a counter, was paid with. */
export interface Spending {
  id: string;
  resident: string;
  /** The household whose points they were; null: the resident’s own. */
  paidBy: string | null;
  transfers: readonly string[];
}

/**
 * Whose points these were paid with, help included, each pool or fund once: all of them in a handful of
 * statements. What somebody owes for it is nobody’s yet and left out.
 */
export async function findPayersOf(
  read: Read,
  scope: Scope,
  spending: readonly Spending[],
): Promise<Map<string, PoolShare[]>> {
  const legs = spending.flatMap(({ transfers }) => transfers);
  if (legs.length === 0) return new Map();
  const own = spending.filter(({ paidBy }) => paidBy === null);
  const spenders = {
    residents: [...new Set(own.map(({ resident }) => resident))],
    households: [...new Set(spending.flatMap(({ paidBy }) => paidBy ?? []))],
  };
  const known = await listFates(read, scope.county, legs);
  const traced = await awards.traceSpendingOf(read, scope, spenders);
  const sharesOf = (leg: string): readonly PoolShare[] => {
    const transfer = known.get(leg);
    if (transfer === undefined) throw new Error(`no transfer ${leg}`);
    const debit = transfer.debit as AccountId;
    if (kindOf(debit) === 'pool') return [{ pool: holderOf(debit), amount: transfer.amount }];
    return traced.get(leg) ?? [];
  };
  return new Map(spending.map((one) => [one.id, addUp(one.transfers.flatMap(sharesOf))]));
}

function addUp(shares: readonly PoolShare[]): PoolShare[] {
  const sums = new Map<bigint, bigint>();
  for (const { pool, amount } of shares) sums.set(pool, (sums.get(pool) ?? 0n) + amount);
  return [...sums].map(([pool, amount]) => ({ pool, amount }));
}
