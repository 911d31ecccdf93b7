import { sql } from 'kysely';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface PayeeRow {
  resident: string;
  /** The newest packet: whose account it was last. */
  id: string;
  payee_sealed: string;
  packets: number;
  taxableFen: number;
  exemptFen: number;
}

/** Who was paid more than so much within a span, by resident, the largest sum first. */
export async function listPayees(
  read: Read,
  { county }: Scope,
  { from, until, over }: { from: Date; until: Date; over: number },
): Promise<PayeeRow[]> {
  const { rows } = await sql<PayeeRow>`
    with sums as (
      select p.resident, count(*)::integer as packets,
        coalesce(sum(p.amount_fen) filter (where o.tax = 'taxable'), 0)::integer as "taxableFen",
        coalesce(sum(p.amount_fen) filter (where o.tax <> 'taxable'), 0)::integer as "exemptFen"
      from red_packets p
      join red_packet_offers o on o.county = p.county and o.id = p.offer
      where p.county = ${county} and p.state = 'paid' and p.ended_at >= ${from} and p.ended_at < ${until}
      group by p.resident having sum(p.amount_fen) > ${over}
    )
    select sums.*, newest.id, newest.payee_sealed
    from sums
    cross join lateral (
      select id, payee_sealed from red_packets p
      where p.county = ${county} and p.resident = sums.resident and p.state = 'paid'
      order by p.asked_at desc, p.id desc limit 1
    ) newest
    order by "taxableFen" + "exemptFen" desc, resident`.execute(read);
  return rows;
}
