import { sql } from 'kysely';
import type { Read } from '../platform/database.ts';

/** Spendable points of all accounts in a range of ids, both ends included. */
export async function sumRange(
  read: Read,
  county: number,
  { first, last }: { first: bigint; last: bigint },
): Promise<bigint> {
  const row = await read
    .selectFrom('accounts')
    .select(sql<bigint>`coalesce(sum(posted - pending_out), 0)::bigint`.as('points'))
    .where('county', '=', county)
    .where('id', '>=', first)
    .where('id', '<=', last)
    .executeTakeFirstOrThrow();
  return row.points;
}
