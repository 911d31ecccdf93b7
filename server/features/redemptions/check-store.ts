import { sql } from 'kysely';
import type { RedemptionState } from '../../../contract/redemptions.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface CheckedRedemption {
  id: string;
  state: RedemptionState;
  value: number;
  transfers: string[];
}

/** Redemptions by their keys, a page at a time. */
export function listForCheck(
  read: Read,
  { county }: Scope,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<CheckedRedemption[]> {
  return read
    .selectFrom('redemptions')
    .select(['id', 'state', 'value', 'transfers'])
    .where('county', '=', county)
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .$castTo<CheckedRedemption>()
    .execute();
}

export interface ShelfFigures {
  offer: string;
  stored: string;
  recomputed: string;
}

/** Shelves and slots that are not what batches, movements and reservations make of them. */
export async function findShelfFaults(read: Read, { county }: Scope): Promise<ShelfFigures[]> {
  const { rows } = await sql<ShelfFigures>`
    with there as (
      select offer, sum(on_hand) as pieces from stock_batches where county = ${county} group by offer
    ),
    moved as (
      select offer, sum(pieces) as pieces from stock_movements where county = ${county} group by offer
    ),
    waiting as (
      select offer, count(*) as pieces from redemptions
      where county = ${county} and state = 'reserved' group by offer
    ),
    figures as (
      select o.id as offer, concat_ws('/', o.on_hand, o.on_hand, o.held) as stored,
        concat_ws('/', coalesce(there.pieces, 0), coalesce(moved.pieces, 0),
          coalesce(waiting.pieces, 0)) as recomputed
      from offers o
      left join there on there.offer = o.id
      left join moved on moved.offer = o.id
      left join waiting on waiting.offer = o.id
      where o.county = ${county}
    )
    select * from figures where stored <> recomputed order by offer`.execute(read);
  return rows;
}
