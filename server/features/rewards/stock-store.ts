import { type Insertable, sql } from 'kysely';
import type { StockBatches, StockMovements } from '../../../db/types.ts';
import { plainArray } from '../../platform/array-literal.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { beforeCursor, type PageCursor } from '../../platform/page.ts';
import type { Scope } from '../../platform/scope.ts';
import type { BatchRow } from './counter-store.ts';

export function insertBatch(
  tx: Tx,
  scope: Scope,
  batch: Omit<Insertable<StockBatches>, 'county' | 'on_hand'>,
): Promise<unknown> {
  return tx
    .insertInto('stock_batches')
    .values({ ...batch, county: scope.county, on_hand: 0 })
    .execute();
}

export function findBatch(tx: Tx, scope: Scope, id: string): Promise<BatchRow | undefined> {
  return tx
    .selectFrom('stock_batches')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** All batches of an offer that is under lock: nobody else changes them meanwhile. */
export function listBatchesOf(tx: Tx, scope: Scope, offer: string): Promise<BatchRow[]> {
  return tx
    .selectFrom('stock_batches')
    .selectAll()
    .where('county', '=', scope.county)
    .where('offer', '=', offer)
    .where('on_hand', '>', 0)
    .execute();
}

interface MovementPage {
  offer: string;
  before: PageCursor | undefined;
  limit: number;
}

/** Movements of an offer, newest first, with their batch and who said so. */
export function listMovements(read: Read, { county }: Scope, page: MovementPage) {
  return read
    .selectFrom('stock_movements as m')
    .innerJoin('stock_batches as b', (join) =>
      join.onRef('b.county', '=', 'm.county').onRef('b.id', '=', 'm.batch'),
    )
    .leftJoin('staff as s', (join) =>
      join.onRef('s.county', '=', 'm.county').onRef('s.id', '=', 'm.staff'),
    )
    .select(['m.id', 'm.kind', 'm.pieces', 'm.note', 'm.at', 'b.label as batch', 's.name as by'])
    .where('m.county', '=', county)
    .where('m.offer', '=', page.offer)
    .where(beforeCursor('m.at', 'm.id', page.before))
    .orderBy('m.at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(page.limit)
    .execute();
}

export type Movement = Omit<Insertable<StockMovements>, 'county'>;

/** Pieces come or go: the movement, its batch and its offer together. The offer is under lock. */
export async function move(tx: Tx, scope: Scope, movement: Movement): Promise<void> {
  const { county } = scope;
  const { batch, offer, pieces } = movement;
  await Promise.all([
    tx
      .updateTable('stock_batches')
      .set((set) => ({ on_hand: set('on_hand', '+', pieces) }))
      .where('county', '=', county)
      .where('id', '=', batch)
      .execute(),
    tx
      .updateTable('offers')
      .set((set) => ({ on_hand: set('on_hand', '+', pieces) }))
      .where('county', '=', county)
      .where('id', '=', offer)
      .execute(),
    tx
      .insertInto('stock_movements')
      .values({ ...movement, county })
      .execute(),
  ]);
}

/** Holds so many pieces of each offer, or lets them go where the number is below zero. */
export async function changeHeld(
  tx: Tx,
  { county }: Scope,
  changes: ReadonlyMap<string, number>,
): Promise<void> {
  const some = [...changes].filter(([, pieces]) => pieces !== 0);
  if (some.length === 0) return;
  await sql`
    update offers o set held = o.held + c.pieces
    from unnest(${plainArray(some.map(([offer]) => offer))}::uuid[],
      ${plainArray(some.map(([, pieces]) => String(pieces)))}::integer[]) as c (offer, pieces)
    where o.county = ${county} and o.id = c.offer`.execute(tx);
}

/** Locks offers in the order of their keys, so that nobody waits crosswise. */
export async function lockOffers(
  tx: Tx,
  { county }: Scope,
  offers: readonly string[],
): Promise<void> {
  await sql`
    select from offers where county = ${county}
      and id = any (${plainArray([...new Set(offers)])}::uuid[])
    order by id for update`.execute(tx);
}
