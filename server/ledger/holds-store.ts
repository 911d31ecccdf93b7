import { sql } from 'kysely';
import type { Read, Tx } from '../platform/database.ts';
import { holderOf, kinds } from './account.ts';
import type { Lot } from './store.ts';

const lotsOf = (holders: readonly bigint[], county: number) => sql`
  from unnest(${`{${holders.join(',')}}`}::bigint[]) as h (no)
  join accounts a on a.county = ${county}
    and a.id between (h.no << 20) | (${kinds.holder}::bigint << 16)
      and (h.no << 20) | (${kinds.holder}::bigint << 16) | 65535`;

/**
 * The lots of many holders under lock, each holder's by lapse date. Who waited for a lot may have missed
 * a new one: so it looks again, until there is none.
 */
export async function lockLotsOf(
  tx: Tx,
  county: number,
  holders: readonly bigint[],
): Promise<Map<bigint, Lot[]>> {
  for (let known: number | undefined; ; ) {
    const { rows } = await sql<Lot>`
      select a.id as account, a.posted, a.pending_in as "pendingIn", a.pending_out as "pendingOut"
      ${lotsOf(holders, county)} order by a.id for update of a`.execute(tx);
    if (rows.length === known) return Map.groupBy(rows, ({ account }) => holderOf(account));
    known = rows.length;
  }
}

/** How many lots these holders have. */
export async function countLotsOf(
  read: Read,
  county: number,
  holders: readonly bigint[],
): Promise<number> {
  const { rows } = await sql<{ lots: bigint }>`
    select count(*) as lots ${lotsOf(holders, county)}`.execute(read);
  return Number(rows[0]?.lots ?? 0n);
}
