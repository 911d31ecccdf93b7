import { type Selectable, sql } from 'kysely';
import type { RedPacketBatches } from '../../../db/types.ts';
import { plainArray } from '../../platform/array-literal.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { countOfAll } from '../../platform/due.ts';
import { beforeCursor, type PageCursor } from '../../platform/page.ts';
import type { Scope } from '../../platform/scope.ts';

export type BatchRow = Selectable<RedPacketBatches>;

export interface BatchFigures {
  batch: string;
  packets: number;
  amountFen: number;
  paid: number;
  open: number;
}

export async function insertBatch(
  tx: Tx,
  { county }: Scope,
  batch: Pick<BatchRow, 'id' | 'prepared_by' | 'prepared_at'>,
): Promise<BatchRow> {
  return tx
    .insertInto('red_packet_batches')
    .values({ ...batch, county, state: 'prepared' })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Puts packets that only were asked for into a batch. @returns how many there are, and how many of them could be */
export async function prepare(
  tx: Tx,
  { county }: Scope,
  { batch, packets }: { batch: string; packets: readonly string[] },
): Promise<{ found: number; taken: number }> {
  // In the order of their keys, so that two batches with the same packets wait for each other in one line.
  const { rows } = await sql`select 1 from red_packets where county = ${county}
    and id = any (${plainArray(packets)}::uuid[]) order by id for update`.execute(tx);
  const { numUpdatedRows } = await tx
    .updateTable('red_packets')
    .set({ state: 'prepared', batch })
    .where('county', '=', county)
    .where(sql<boolean>`id = any (${plainArray(packets)}::uuid[])`)
    .where('state', '=', 'asked')
    .executeTakeFirst();
  return { found: rows.length, taken: Number(numUpdatedRows) };
}

export function findBatch(
  read: Read,
  { county }: Scope,
  id: string,
): Promise<BatchRow | undefined> {
  return read
    .selectFrom('red_packet_batches')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function lockBatch(tx: Tx, { county }: Scope, id: string): Promise<BatchRow | undefined> {
  return tx
    .selectFrom('red_packet_batches')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

interface Page {
  cursor: PageCursor | undefined;
  limit: number;
}

export function listBatches(
  read: Read,
  { county }: Scope,
  { cursor, limit }: Page,
): Promise<BatchRow[]> {
  return read
    .selectFrom('red_packet_batches')
    .selectAll()
    .where('county', '=', county)
    .where(beforeCursor('prepared_at', 'id', cursor))
    .orderBy('prepared_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Batches that wait for a second person: none that the reader prepared. */
export async function countToApprove(
  read: Read,
  { county }: Scope,
  reader: string,
): Promise<number> {
  const { count } = await read
    .selectFrom('red_packet_batches')
    .select(countOfAll())
    .where('county', '=', county)
    .where('state', '=', 'prepared')
    .where('prepared_by', '<>', reader)
    .executeTakeFirstOrThrow();
  return count;
}

/** The packets of a batch that wait to be approved, under lock: none is taken back meanwhile. */
export async function lockPrepared(
  tx: Tx,
  { county }: Scope,
  batch: string,
): Promise<{ packets: number; amountFen: number }> {
  const rows = await tx
    .selectFrom('red_packets')
    .select('amount_fen')
    .where('county', '=', county)
    .where('batch', '=', batch)
    .where('state', '=', 'prepared')
    .orderBy('id')
    .forUpdate()
    .execute();
  return {
    packets: rows.length,
    amountFen: rows.reduce((sum, { amount_fen }) => sum + amount_fen, 0),
  };
}

export async function endPrepared(
  tx: Tx,
  { county }: Scope,
  { batch, state }: { batch: string; state: 'approved' | 'asked' },
): Promise<void> {
  await tx
    .updateTable('red_packets')
    .set(state === 'asked' ? { state, batch: null } : { state })
    .where('county', '=', county)
    .where('batch', '=', batch)
    .where('state', '=', 'prepared')
    .execute();
}

type Decided = Pick<
  BatchRow,
  'id' | 'state' | 'decided_by' | 'decided_at' | 'note' | 'packets' | 'amount_fen'
>;

export function decideBatch(
  tx: Tx,
  { county }: Scope,
  { id, ...decided }: Decided,
): Promise<BatchRow> {
  return tx
    .updateTable('red_packet_batches')
    .set(decided)
    .where('county', '=', county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** What batches hold now: those that left one before it was decided are not counted. */
export async function sumBatches(
  read: Read,
  { county }: Scope,
  ids: readonly string[],
): Promise<Map<string, BatchFigures>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<BatchFigures>`
    select batch, count(*)::integer as packets, sum(amount_fen)::integer as "amountFen",
      (count(*) filter (where state = 'paid'))::integer as paid,
      (count(*) filter (where state in ('prepared', 'approved', 'sent')))::integer as open
    from red_packets
    where county = ${county} and batch = any (${plainArray(ids)}::uuid[])
      and not (state in ('withdrawn', 'declined') and number is null)
    group by batch`.execute(read);
  return new Map(rows.map((row) => [row.batch, row]));
}

/** Counts a sum to the day on which it is approved; false where that would be more than the day may have. */
export async function claimDay(
  tx: Tx,
  { county }: Scope,
  { day, fen, cap }: { day: LocalDate; fen: number; cap: number },
): Promise<boolean> {
  if (fen > cap) return false;
  const { rows } = await sql`
    insert into red_packet_days as d (county, day, approved_fen) values (${county}, ${day}, ${fen})
    on conflict (county, day) do update set approved_fen = d.approved_fen + excluded.approved_fen
      where d.approved_fen + excluded.approved_fen <= ${cap}
    returning 1`.execute(tx);
  return rows.length > 0;
}

export async function approvedOn(read: Read, { county }: Scope, day: LocalDate): Promise<number> {
  const row = await read
    .selectFrom('red_packet_days')
    .select('approved_fen')
    .where('county', '=', county)
    .where('day', '=', day)
    .executeTakeFirst();
  return Number(row?.approved_fen ?? 0n);
}
