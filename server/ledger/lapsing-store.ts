import { sql } from 'kysely';
import type { Read } from '../platform/database.ts';
import type { AccountId } from './account.ts';
import { asLot, type BalanceRow, type Lot } from './store.ts';

/** The first and the last account of each range, side by side. */
export interface Ranges {
  first: readonly AccountId[];
  last: readonly AccountId[];
}

/** Accounts of these ranges that hold something which can be spent, each range by the primary key. */
export async function listHolding(
  read: Read,
  county: number,
  { first, last }: Ranges,
): Promise<Lot[]> {
  if (first.length === 0) return [];
  const { rows } = await sql<BalanceRow>`
    select a.id, a.posted, a.pending_in, a.pending_out
    from unnest(${[...first]}::bigint[], ${[...last]}::bigint[]) as span(low, high)
    join accounts a on a.county = ${county} and a.id between span.low and span.high
    where a.posted > a.pending_out
    order by a.id`.execute(read);
  return rows.map(asLot);
}
