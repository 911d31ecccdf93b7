import { type Selectable, sql } from 'kysely';
import type { Redemptions } from '../../../db/types.ts';
import { plainArray } from '../../platform/array-literal.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** A reservation that waits at a counter, and by what it may be shown there beside a phone. */
export interface WaitingRow {
  id: string;
  resident: string;
  offer: string;
  points: number;
  reservedAt: Date;
  holdUntil: Date;
  /** It stood on no list before. */
  isNew: boolean;
  /** SHA-256 of the code on paper, and of the card of whoever reserved. */
  paper: Buffer | null;
  card: Buffer | null;
}

interface Page {
  counter: string;
  at: Date;
  limit: number;
}

/** What waits at a counter and can still be handed over, the oldest first. */
export async function listWaitingAt(
  tx: Tx,
  { county }: Scope,
  { counter, at, limit }: Page,
): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select r.id, r.resident, r.offer, r.points, r.reserved_at as "reservedAt",
      r.hold_until as "holdUntil", r.listed_at is null as "isNew",
      v.code_hash as paper, c.code_hash as card
    from redemptions r
    left join vouchers v on v.county = r.county and v.redemption = r.id and v.kind = 'printed'
      and v.expires_at > ${at}
    left join resident_cards c on c.county = r.county and c.resident = r.resident
    where r.county = ${county} and r.counter = ${counter} and r.state = 'reserved'
      and r.hold_until > ${at}
    order by r.reserved_at, r.id limit ${limit}`.execute(tx);
  return rows;
}

/** They stood on a list; locked in the order of their keys. @returns those that had stood on none */
export async function markListed(
  tx: Tx,
  { county }: Scope,
  { ids, at }: { ids: readonly string[]; at: Date },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with fresh as (
      select id from redemptions
      where county = ${county} and id = any (${plainArray(ids)}::uuid[])
        and listed_at is null and state = 'reserved'
      order by id for update
    )
    update redemptions r set listed_at = ${at} from fresh
    where r.county = ${county} and r.id = fresh.id returning r.id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Of one resident what waits at a counter and can still be handed over. */
export async function listWaitingOf(
  tx: Tx,
  { county }: Scope,
  { counter, resident, at }: Omit<Page, 'limit'> & { resident: string },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('redemptions')
    .select('id')
    .where('county', '=', county)
    .where('resident', '=', resident)
    .where('counter', '=', counter)
    .where('state', '=', 'reserved')
    .where('hold_until', '>', at)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Whether this is the card that a resident has now. */
export async function isCardOf(
  tx: Tx,
  { county }: Scope,
  { resident, codeHash }: { resident: string; codeHash: Buffer },
): Promise<boolean> {
  const row = await tx
    .selectFrom('resident_cards')
    .select('resident')
    .where('county', '=', county)
    .where('resident', '=', resident)
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  return row !== undefined;
}

/** Which offers these redemptions are of. */
export async function listOffersOf(
  read: Read,
  { county }: Scope,
  redemptions: readonly string[],
): Promise<Map<string, string>> {
  if (redemptions.length === 0) return new Map();
  const rows = await read
    .selectFrom('redemptions')
    .select(['id', 'offer'])
    .where('county', '=', county)
    .where(sql<boolean>`id = any (${plainArray([...new Set(redemptions)])}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, offer }) => [id, offer]));
}

type Booked = Pick<
  Selectable<Redemptions>,
  'state' | 'reserved_at' | 'hold_until' | 'handed_over_at' | 'handed_over_by' | 'ended_at'
>;

/** How a redemption stands by the books; tells nothing of whose it is. */
export function findBooked(read: Read, { county }: Scope, id: string): Promise<Booked | undefined> {
  return read
    .selectFrom('redemptions')
    .select(['state', 'reserved_at', 'hold_until', 'handed_over_at', 'handed_over_by', 'ended_at'])
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
}
