import { sql } from 'kysely';
import { plainArray } from '../platform/array-literal.ts';
import type { Read } from '../platform/database.ts';
import type { Move } from './trace.ts';

/** Of these transfers those that moved points to or from lots, in the order in which they happened. */
export async function listMoves(
  read: Read,
  county: number,
  transfers: readonly string[],
): Promise<Move[]> {
  const { rows } = await sql<Move>`
    select coalesce(pending, id) as id, debit, credit, amount, reason from transfers
    where county = ${county} and id = any (${plainArray(transfers)}::uuid[]) and kind in (1, 3)
      and ((debit >> 16) & 15 = 1 or (credit >> 16) & 15 = 1)
    order by at, transfers.id`.execute(read);
  return rows;
}
