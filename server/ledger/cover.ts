import type { Read } from '../platform/database.ts';
import { poolAccount } from './account.ts';
import { sumRange } from './cover-store.ts';

/** Points that a pool can still pay: what stands in its reserve and its slices and is not announced. */
export function getPoolCover(read: Read, county: number, holderNo: bigint): Promise<bigint> {
  const first = poolAccount(holderNo);
  return sumRange(read, county, { first, last: first | 0xffffn });
}
