import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { PacketRow } from './store.ts';

/**
 * Gives one approved packet its number and says that it is about to be sent; nobody else takes it. What is
 * returned has been told to nobody yet.
 */
export async function takeApproved(
  tx: Tx,
  { county }: Scope,
  { now, next }: { now: Date; next: Date },
): Promise<PacketRow | undefined> {
  const { rows } = await sql<PacketRow>`
    update red_packets set state = 'sent', number = county || replace(id::text, '-', ''), first_sent_at = ${now},
      sent_at = ${now}, attempts = 1, next_at = ${next}
    where (county, id) = (
      select county, id from red_packets where county = ${county} and state = 'approved'
      order by asked_at, id limit 1 for update skip locked)
    returning *`.execute(tx);
  return rows[0];
}

/** The packet that has waited longest to be asked about, under lock; one that others hold is left to them. */
export function lockDue(tx: Tx, { county }: Scope, now: Date): Promise<PacketRow | undefined> {
  return tx
    .selectFrom('red_packets')
    .selectAll()
    .where('county', '=', county)
    .where('state', '=', 'sent')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** What is offered under which name: the title of the payout. */
export async function getTitle(read: Read, { county }: Scope, offer: string): Promise<string> {
  const row = await read
    .selectFrom('red_packet_offers')
    .select('name_zh')
    .where('county', '=', county)
    .where('id', '=', offer)
    .executeTakeFirstOrThrow();
  return row.name_zh;
}

/** Has a payout that is on its way asked about at once. */
export async function hurry(
  tx: Tx,
  { county }: Scope,
  { number, now }: { number: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('red_packets')
    .set({ next_at: now })
    .where('county', '=', county)
    .where('number', '=', number)
    .where('state', '=', 'sent')
    .where('next_at', '>', now)
    .execute();
}

/** Which packet that ended unpaid has this number. */
export function findUnpaid(
  read: Read,
  { county }: Scope,
  number: string,
): Promise<{ id: string } | undefined> {
  return read
    .selectFrom('red_packets')
    .select('id')
    .where('county', '=', county)
    .where('number', '=', number)
    .where('state', '=', 'failed')
    .where('contradicted_at', 'is', null)
    .executeTakeFirst();
}
