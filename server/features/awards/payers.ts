import { getCovers } from '../../ledger/service.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { listPoolPayers, type PoolPayer } from './holder-store.ts';

/** Who can pay out of a pool: its own cover, or the fund of one sponsor. */
export interface Payer extends PoolPayer {
  /** What stands there at this moment; null where a pool has one payer only, and the ledger will say. */
  cover: bigint | null;
}

/**
 * Who pays out of these pools, in the order in which they pay. Of a pool with several payers it is seen
 * beforehand what each has, so that nobody waits for those who are used up.
 */
export async function listPayers(
  read: Read,
  scope: Scope,
  codes: readonly string[],
): Promise<Payer[]> {
  const payers = await listPoolPayers(read, scope, codes);
  if (payers.length <= new Set(codes).size) return payers.map((one) => ({ ...one, cover: null }));
  const numbers = payers.map(({ holderNo }) => holderNo);
  const covers = await getCovers(read, scope.county, numbers);
  return payers.map((one) => ({ ...one, cover: covers.get(one.holderNo) ?? 0n }));
}
