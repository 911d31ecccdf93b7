import { type Selectable, sql } from 'kysely';
import type { RedPacketOffers } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export type OfferRow = Selectable<RedPacketOffers>;

export function listOffers(read: Read, { county }: Scope): Promise<OfferRow[]> {
  return read
    .selectFrom('red_packet_offers')
    .selectAll()
    .where('county', '=', county)
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Those that can be asked for at this moment. */
export function listOpenOffers(read: Read, { county }: Scope, now: Date): Promise<OfferRow[]> {
  return read
    .selectFrom('red_packet_offers')
    .selectAll()
    .where('county', '=', county)
    .where('closed_at', 'is', null)
    .where((where) => where.or([where('closes_at', 'is', null), where('closes_at', '>', now)]))
    .orderBy('amount_fen')
    .orderBy('id')
    .execute();
}

/** An offer under lock: of its last place one has it. */
export function lockOffer(tx: Tx, { county }: Scope, id: string): Promise<OfferRow | undefined> {
  return tx
    .selectFrom('red_packet_offers')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

type NewOffer = Omit<OfferRow, 'county' | 'holder_no' | 'given' | 'closed_at'>;

export function insertOffer(tx: Tx, { county }: Scope, offer: NewOffer): Promise<OfferRow> {
  return tx
    .insertInto('red_packet_offers')
    .values({ ...offer, county })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function closeOffer(
  tx: Tx,
  { county }: Scope,
  { id, at }: { id: string; at: Date },
): Promise<OfferRow> {
  return tx
    .updateTable('red_packet_offers')
    .set({ closed_at: at })
    .where('county', '=', county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** One packet more, or back, of each of these offers; they are under lock, or it waits for its turn. */
export async function changeGiven(
  tx: Tx,
  { county }: Scope,
  { offer, by }: { offer: string; by: number },
): Promise<void> {
  await tx
    .updateTable('red_packet_offers')
    .set({ given: sql`given + ${by}` })
    .where('county', '=', county)
    .where('id', '=', offer)
    .execute();
}

/** Face value of a point, in fen. */
export async function getPointValue(read: Read, { county }: Scope): Promise<number> {
  const row = await read
    .selectFrom('counties')
    .select('point_value_fen')
    .where('county', '=', county)
    .executeTakeFirstOrThrow();
  return row.point_value_fen;
}

export async function countPools(
  read: Read,
  { county }: Scope,
  codes: readonly string[],
): Promise<number> {
  if (codes.length === 0) return 0;
  const rows = await read
    .selectFrom('pools')
    .select('code')
    .where('county', '=', county)
    .where('code', 'in', [...codes])
    .execute();
  return rows.length;
}
