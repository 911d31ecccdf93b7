import { type Selectable, sql } from 'kysely';
import type { RedPacketState } from '../../../contract/red-packets.ts';
import type { RedPackets } from '../../../db/types.ts';
import { plainArray } from '../../platform/array-literal.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { countOfAll } from '../../platform/due.ts';
import { afterCursor, beforeCursor, type PageCursor } from '../../platform/page.ts';
import type { Scope } from '../../platform/scope.ts';

export type PacketRow = Selectable<RedPackets>;
/** A packet with what was offered. */
export type ShownRow = PacketRow & { name_zh: string; name_en: string; tax: string };

export interface ResidentRow {
  holderNo: bigint;
  nameSealed: string | null;
  erased: boolean;
}

/** What one person asks for is counted, and their points are held and freed, one after another. */
export async function lockResident(tx: Tx, { county }: Scope, id: string): Promise<ResidentRow> {
  const row = await tx
    .selectFrom('residents')
    .select(['holder_no as holderNo', 'name_sealed as nameSealed', 'erased_at'])
    .where('county', '=', county)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return { ...row, erased: row.erased_at !== null };
}

export interface AskedRow {
  waiting: boolean;
  todayFen: number;
  yearFen: number;
}

/** What one person asked for since the beginning of a day and of a year; what ended unpaid is left out. */
export async function sumAsked(
  read: Read,
  { county }: Scope,
  { resident, day, year }: { resident: string; day: Date; year: Date },
): Promise<AskedRow> {
  const { rows } = await sql<AskedRow>`
    select coalesce(bool_or(state <> 'paid'), false) as waiting,
      coalesce(sum(amount_fen) filter (where asked_at >= ${day}), 0)::integer as "todayFen",
      coalesce(sum(amount_fen) filter (where asked_at >= ${year}), 0)::integer as "yearFen"
    from red_packets where county = ${county} and resident = ${resident}
      and state in ('asked', 'prepared', 'approved', 'sent', 'paid')`.execute(read);
  return rows[0] ?? { waiting: false, todayFen: 0, yearFen: 0 };
}

/** How many of each offer one person had since an instant; what ended unpaid is left out. */
export async function countHad(
  read: Read,
  { county }: Scope,
  { resident, since }: { resident: string; since: Date },
): Promise<Map<string, number>> {
  const rows = await read
    .selectFrom('red_packets')
    .select(['offer', sql<number>`count(*)::integer`.as('had')])
    .where('county', '=', county)
    .where('resident', '=', resident)
    .where('asked_at', '>=', since)
    .where('state', 'in', ['asked', 'prepared', 'approved', 'sent', 'paid'])
    .groupBy('offer')
    .execute();
  return new Map(rows.map(({ offer, had }) => [offer, had]));
}

export type NewPacket = Pick<
  PacketRow,
  | 'id'
  | 'offer'
  | 'resident'
  | 'amount_fen'
  | 'value'
  | 'points'
  | 'pool'
  | 'transfers'
  | 'payee_sealed'
  | 'asked_at'
>;

export function insertPacket(tx: Tx, { county }: Scope, packet: NewPacket): Promise<PacketRow> {
  return tx
    .insertInto('red_packets')
    .values({ ...packet, county, state: 'asked' })
    .returningAll()
    .executeTakeFirstOrThrow();
}

const one = (read: Read, { county }: Scope, id: string) =>
  read.selectFrom('red_packets').selectAll().where('county', '=', county).where('id', '=', id);

/** A packet, to learn whose it is before anything is locked. */
export function findPacket(read: Read, scope: Scope, id: string): Promise<PacketRow | undefined> {
  return one(read, scope, id).executeTakeFirst();
}

export function lockPacket(tx: Tx, scope: Scope, id: string): Promise<PacketRow> {
  return one(tx, scope, id).forUpdate().executeTakeFirstOrThrow();
}

type Change = Partial<Omit<PacketRow, 'county' | 'id' | 'offer' | 'resident' | 'transfers'>>;

export function changePacket(
  tx: Tx,
  { county }: Scope,
  { id, ...change }: Change & { id: string },
): Promise<PacketRow> {
  return tx
    .updateTable('red_packets')
    .set(change)
    .where('county', '=', county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

const shown = (read: Read, { county }: Scope) =>
  read
    .selectFrom('red_packets as p')
    .innerJoin('red_packet_offers as o', (join) =>
      join.onRef('o.county', '=', 'p.county').onRef('o.id', '=', 'p.offer'),
    )
    .selectAll('p')
    .select(['o.name_zh', 'o.name_en', 'o.tax'])
    .where('p.county', '=', county);

interface Page {
  cursor: PageCursor | undefined;
  limit: number;
}

export function listOf(
  read: Read,
  scope: Scope,
  { resident, cursor, limit }: Page & { resident: string },
): Promise<ShownRow[]> {
  return shown(read, scope)
    .where('p.resident', '=', resident)
    .where(beforeCursor('p.asked_at', 'p.id', cursor))
    .orderBy('p.asked_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(limit)
    .execute();
}

/** Packets in one state, the oldest first. */
export function listInState(
  read: Read,
  scope: Scope,
  { state, cursor, limit }: Page & { state: RedPacketState },
): Promise<ShownRow[]> {
  return shown(read, scope)
    .where('p.state', '=', state)
    .where(afterCursor('p.asked_at', 'p.id', cursor))
    .orderBy('p.asked_at')
    .orderBy('p.id')
    .limit(limit)
    .execute();
}

export function listOfBatch(read: Read, scope: Scope, batch: string): Promise<ShownRow[]> {
  return shown(read, scope)
    .where('p.batch', '=', batch)
    .orderBy('p.asked_at')
    .orderBy('p.id')
    .execute();
}

export function listShown(read: Read, scope: Scope, ids: readonly string[]): Promise<ShownRow[]> {
  return shown(read, scope)
    .where(sql<boolean>`p.id = any (${plainArray(ids)}::uuid[])`)
    .execute();
}

/** What nobody may send any more, of somebody who leaves. */
export function listUnsent(
  read: Read,
  { county }: Scope,
  resident: string,
): Promise<{ id: string }[]> {
  return read
    .selectFrom('red_packets')
    .select('id')
    .where('county', '=', county)
    .where('resident', '=', resident)
    .where('state', 'in', ['asked', 'prepared', 'approved'])
    .orderBy('id')
    .execute();
}

export interface Counts {
  asked: number;
  underWay: number;
  stuck: number;
  contradicted: number;
}

/** How many wait to be put into a batch. */
export async function countAsked(read: Read, { county }: Scope): Promise<number> {
  const { count } = await read
    .selectFrom('red_packets')
    .select(countOfAll())
    .where('county', '=', county)
    .where('state', '=', 'asked')
    .executeTakeFirstOrThrow();
  return count;
}

export async function countPackets(
  read: Read,
  { county }: Scope,
  { stuckSince }: { stuckSince: Date },
): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select (select count(*) from red_packets where county = ${county} and state = 'asked')::integer as asked,
      (select count(*) from red_packets where county = ${county}
        and state in ('approved', 'sent'))::integer as "underWay",
      (select count(*) from red_packets p join red_packet_batches b on b.county = p.county and b.id = p.batch
        where p.county = ${county} and p.state = 'sent' and b.decided_at < ${stuckSince})::integer as stuck,
      (select count(*) from red_packets
        where county = ${county} and contradicted_at is not null)::integer as contradicted`.execute(
    read,
  );
  return rows[0] ?? { asked: 0, underWay: 0, stuck: 0, contradicted: 0 };
}
