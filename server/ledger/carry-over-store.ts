import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import type { AccountId } from './account.ts';

/** A lot, and the reason under which what was left of it is carried over. */
export interface CarriedFrom {
  lot: AccountId;
  reason: string;
}

/** What of these lots was carried over before; those of which nothing was are left out. */
export async function sumCarried(
  tx: Tx,
  county: number,
  wanted: readonly CarriedFrom[],
): Promise<Map<AccountId, bigint>> {
  const lots = wanted.map(({ lot }) => lot);
  const reasons = wanted.map(({ reason }) => reason);
  const { rows } = await sql<{ lot: AccountId; carried: bigint }>`
    select debit as lot, sum(amount)::bigint as carried
    from unnest(${lots}::bigint[], ${reasons}::uuid[]) as wanted (lot, reason)
    join transfers t on t.county = ${county} and t.debit = wanted.lot and t.reason = wanted.reason
    where (debit >> 16) & 15 in (1, 6) and (credit >> 16) & 15 = 1
    group by debit`.execute(tx);
  return new Map(rows.map(({ lot, carried }) => [lot, carried]));
}
