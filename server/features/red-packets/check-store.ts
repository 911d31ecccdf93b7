import { sql } from 'kysely';
import type { RedPacketState } from '../../../contract/red-packets.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface CheckedPacket {
  id: string;
  state: RedPacketState;
  value: number;
  transfers: string[];
}

/** Packets by their keys, a page at a time. */
export function listForCheck(
  read: Read,
  { county }: Scope,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<CheckedPacket[]> {
  return read
    .selectFrom('red_packets')
    .select(['id', 'state', 'value', 'transfers'])
    .where('county', '=', county)
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .$castTo<CheckedPacket>()
    .execute();
}

export interface OfferFigures {
  offer: string;
  stored: string;
  recomputed: string;
}

/** Offers of which another number was given than there are packets that did not end unpaid. */
export async function findOfferFaults(read: Read, { county }: Scope): Promise<OfferFigures[]> {
  const { rows } = await sql<OfferFigures>`
    with counted as (
      select offer, count(*) as given from red_packets
      where county = ${county} and state in ('asked', 'prepared', 'approved', 'sent', 'paid')
      group by offer
    )
    select o.id as offer, o.given::text as stored, coalesce(counted.given, 0)::text as recomputed
    from red_packet_offers o left join counted on counted.offer = o.id
    where o.county = ${county} and o.given <> coalesce(counted.given, 0)
    order by o.id`.execute(read);
  return rows;
}
