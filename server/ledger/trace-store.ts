import { sql } from 'kysely';
import { plainArray } from '../platform/array-literal.ts';
import type { Read } from '../platform/database.ts';
import { kinds } from './account.ts';
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
    order by at, seq nulls first, transfers.id`.execute(read);
  return rows;
}

/**
 * The same of many holders. What gave them something is not indexed by who got it: `given` names it. The
 * conditions of kinds are those of the two indexes of lots, in their words.
 */
export async function listMovesOf(
  read: Read,
  county: number,
  { holders, given }: { holders: readonly bigint[]; given: readonly string[] },
): Promise<Move[]> {
  const { rows } = await sql<Move>`
    with lots as (
      select (no << 20) | (${kinds.holder}::bigint << 16) as first,
        (no << 20) | (${kinds.holder}::bigint << 16) | 65535 as last
      from unnest(${`{${holders.join(',')}}`}::bigint[]) as h (no)
    ),
    given as (select unnest(${plainArray(given)}::uuid[]) as id),
    moved as (
      select t.* from lots join transfers t on t.county = ${county}
        and t.debit between lots.first and lots.last and (t.debit >> 16) & 15 in (1, 6)
      union
      select t.* from lots join transfers t on t.county = ${county}
        and t.credit between lots.first and lots.last
        and (((t.credit >> 16) & 15 = 1 and (t.debit >> 16) & 15 <> 2) or (t.credit >> 16) & 15 = 6)
      union
      select t.* from given join transfers t on t.county = ${county} and t.id = given.id
      union
      select t.* from given join transfers t on t.county = ${county} and t.key = given.id
    )
    select coalesce(pending, id) as id, debit, credit, amount, reason from moved
    where kind in (1, 3) and ((debit >> 16) & 15 = 1 or (credit >> 16) & 15 = 1)
    order by at, seq nulls first, moved.id`.execute(read);
  return rows;
}
