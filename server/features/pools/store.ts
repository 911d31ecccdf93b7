import { type Selectable, sql } from 'kysely';
import type { SponsorKind } from '../../../contract/pools.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { CoverReturns, Pledges, Pools, Receipts } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export type PoolRow = Selectable<Pools>;
export type PledgeRow = Selectable<Pledges>;
export type ReceiptRow = Selectable<Receipts>;
export type ReturnRow = Selectable<CoverReturns>;

export interface Terms {
  pointValueFen: number;
  largePoints: number;
  /** Days in which a merchant answers a settlement; null: silence says nothing. */
  settlementDays: number | null;
}

/** What a point is worth, from how many points on a booking is large, how long settlements wait: settings of the county. */
export async function getTerms(read: Read, { county }: Scope): Promise<Terms> {
  const row = await read
    .selectFrom('counties')
    .select(['point_value_fen', 'large_receipt_points', 'settlement_term_days'])
    .where('county', '=', county)
    .executeTakeFirstOrThrow();
  return {
    pointValueFen: row.point_value_fen,
    largePoints: row.large_receipt_points,
    settlementDays: row.settlement_term_days,
  };
}

export function listPools(read: Read, { county }: Scope): Promise<PoolRow[]> {
  return read
    .selectFrom('pools')
    .selectAll()
    .where('county', '=', county)
    .orderBy('holder_no')
    .execute();
}

export function findPool(read: Read, { county }: Scope, code: string) {
  return read
    .selectFrom('pools')
    .selectAll()
    .where('county', '=', county)
    .where('code', '=', code)
    .executeTakeFirst();
}

/** Opens a pool; undefined where the code is taken. */
export function insertPool(
  tx: Tx,
  { county }: Scope,
  { code, kind, name }: { code: string; kind: SponsorKind; name: Sentence },
): Promise<PoolRow | undefined> {
  return tx
    .insertInto('pools')
    .values({ county, code, kind, name_zh: name.zh, name_en: name.en })
    .onConflict((conflict) => conflict.constraint('pools_pk').doNothing())
    .returningAll()
    .executeTakeFirst();
}

export interface FundRow {
  pool: string;
  sponsor: string;
  kind: SponsorKind;
  name: Sentence;
  holderNo: bigint;
  /** Points that it gave and that lapsed unspent, as last added up. */
  lapsed: number;
}

/** Parts of pools, by the sponsors behind them; all of the county unless one pool or sponsor is named. */
export async function listFunds(
  read: Read,
  { county }: Scope,
  of: { pool?: string; sponsor?: string } = {},
): Promise<FundRow[]> {
  const rows = await read
    .selectFrom('funds')
    .innerJoin('sponsors', (join) =>
      join.onRef('sponsors.county', '=', 'funds.county').onRef('sponsors.id', '=', 'funds.sponsor'),
    )
    .select(['funds.pool', 'funds.sponsor', 'funds.holder_no', 'funds.lapsed', 'sponsors.kind'])
    .select(['sponsors.name_zh', 'sponsors.name_en'])
    .where('funds.county', '=', county)
    .$if(of.pool !== undefined, (query) => query.where('funds.pool', '=', of.pool ?? ''))
    .$if(of.sponsor !== undefined, (query) => query.where('funds.sponsor', '=', of.sponsor ?? ''))
    .orderBy('funds.holder_no')
    .execute();
  return rows.map((row) => ({
    pool: row.pool,
    sponsor: row.sponsor,
    kind: row.kind as SponsorKind,
    name: { zh: row.name_zh, en: row.name_en },
    holderNo: row.holder_no,
    lapsed: Number(row.lapsed),
  }));
}

interface OfFund {
  pool: string;
  sponsor: string;
}

/** A sponsor's part of a pool, opened with the first pledge. */
export async function openFund(tx: Tx, { county }: Scope, { pool, sponsor }: OfFund) {
  await tx
    .insertInto('funds')
    .values({ county, pool, sponsor })
    .onConflict((conflict) => conflict.constraint('funds_pk').doNothing())
    .execute();
}

/** The number under which the ledger knows a fund, under lock: bookings of one fund come one by one. */
export async function lockFund(
  tx: Tx,
  { county }: Scope,
  { pool, sponsor }: OfFund,
): Promise<bigint | undefined> {
  const row = await tx
    .selectFrom('funds')
    .select('holder_no')
    .where('county', '=', county)
    .where('pool', '=', pool)
    .where('sponsor', '=', sponsor)
    .forUpdate()
    .executeTakeFirst();
  return row?.holder_no;
}

export interface LapsedOfFund {
  pool: string;
  sponsor: string;
  before: bigint;
  after: bigint;
}

/** Keeps what lapsed of each fund of a county; of those that are not named, nothing did. */
export async function setLapsed(
  tx: Tx,
  { county }: Scope,
  lapsed: ReadonlyMap<bigint, number>,
): Promise<LapsedOfFund[]> {
  const { rows } = await sql<LapsedOfFund>`
    update funds f set lapsed = counted.after
    from (
      select f.pool, f.sponsor, f.lapsed as before, coalesce(sums.points, 0) as after
      from funds f
      left join unnest(${[...lapsed.keys()]}::bigint[], ${[...lapsed.values()]}::bigint[])
        as sums (payer, points) on sums.payer = f.holder_no
      where f.county = ${county}
    ) counted
    where f.county = ${county} and f.pool = counted.pool and f.sponsor = counted.sponsor
      and f.lapsed <> counted.after
    returning f.pool, f.sponsor, counted.before, counted.after`.execute(tx);
  return rows;
}

export function insertPledge(
  tx: Tx,
  { county }: Scope,
  pledge: Omit<PledgeRow, 'county' | 'withdrawn_by' | 'withdrawn_at'>,
): Promise<PledgeRow> {
  return tx
    .insertInto('pledges')
    .values({ ...pledge, county })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** A pledge under lock: what is claimed of it is claimed one after another. */
export function lockPledge(tx: Tx, { county }: Scope, id: string): Promise<PledgeRow | undefined> {
  return tx
    .selectFrom('pledges')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export function withdrawPledge(
  tx: Tx,
  { county }: Scope,
  { id, by, at }: { id: string; by: string; at: Date },
): Promise<PledgeRow> {
  return tx
    .updateTable('pledges')
    .set({ withdrawn_by: by, withdrawn_at: at })
    .where('county', '=', county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Pledges to a pool or of a sponsor, newest first. */
export function listPledges(
  read: Read,
  { county }: Scope,
  of: { pool?: string; sponsor?: string; id?: string },
): Promise<PledgeRow[]> {
  return read
    .selectFrom('pledges')
    .selectAll()
    .where('county', '=', county)
    .$if(of.pool !== undefined, (query) => query.where('pool', '=', of.pool ?? ''))
    .$if(of.sponsor !== undefined, (query) => query.where('sponsor', '=', of.sponsor ?? ''))
    .$if(of.id !== undefined, (query) => query.where('id', '=', of.id ?? ''))
    .orderBy('pledged_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export function listReceipts(
  read: Read,
  { county }: Scope,
  pledges: readonly string[],
): Promise<ReceiptRow[]> {
  if (pledges.length === 0) return Promise.resolve([]);
  return read
    .selectFrom('receipts')
    .selectAll()
    .where('county', '=', county)
    .where('pledge', 'in', [...pledges])
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
}

export function insertReceipt(
  tx: Tx,
  { county }: Scope,
  receipt: Omit<ReceiptRow, 'county' | 'note'>,
): Promise<ReceiptRow> {
  return tx
    .insertInto('receipts')
    .values({ ...receipt, county })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function findReceipt(
  read: Read,
  { county }: Scope,
  id: string,
): Promise<ReceiptRow | undefined> {
  return read
    .selectFrom('receipts')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
}

export interface Decided {
  id: string;
  state: 'confirmed' | 'declined';
  decided_by: string;
  decided_at: Date;
  note: string;
}

export function decideReceipt(
  tx: Tx,
  { county }: Scope,
  { id, ...decided }: Decided,
): Promise<ReceiptRow> {
  return tx
    .updateTable('receipts')
    .set(decided)
    .where('county', '=', county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Points of a fund that were received, or went back, since an instant or wait to be signed. */
export async function sumLately(
  tx: Tx,
  { county }: Scope,
  { pool, sponsor, since }: OfFund & { since: Date },
): Promise<{ received: number; returned: number }> {
  const { rows } = await sql<{ received: number; returned: number }>`
    select (select coalesce(sum(r.points), 0)::integer from receipts r
        join pledges p on p.county = r.county and p.id = r.pledge
        where r.county = ${county} and p.pool = ${pool} and p.sponsor = ${sponsor}
          and r.asked_at >= ${since} and r.state <> 'declined') as received,
      (select coalesce(sum(points), 0)::integer from cover_returns
        where county = ${county} and pool = ${pool} and sponsor = ${sponsor}
          and asked_at >= ${since} and state <> 'declined') as returned`.execute(tx);
  return rows[0] ?? { received: 0, returned: 0 };
}

/** All that was ever received for a fund, in money and in points. */
export async function sumReceived(
  tx: Tx,
  { county }: Scope,
  { pool, sponsor }: OfFund,
): Promise<{ fen: bigint; points: bigint }> {
  const { rows } = await sql<{ fen: bigint; points: bigint }>`
    select coalesce(sum(r.amount_fen), 0)::bigint as fen, coalesce(sum(r.points), 0)::bigint as points
    from receipts r join pledges p on p.county = r.county and p.id = r.pledge
    where r.county = ${county} and p.pool = ${pool} and p.sponsor = ${sponsor}
      and r.state = 'confirmed'`.execute(tx);
  return rows[0] ?? { fen: 0n, points: 0n };
}

export function listReturns(
  read: Read,
  { county }: Scope,
  of: { pool?: string; id?: string },
): Promise<ReturnRow[]> {
  return read
    .selectFrom('cover_returns')
    .selectAll()
    .where('county', '=', county)
    .$if(of.pool !== undefined, (query) => query.where('pool', '=', of.pool ?? ''))
    .$if(of.id !== undefined, (query) => query.where('id', '=', of.id ?? ''))
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export function insertReturn(
  tx: Tx,
  { county }: Scope,
  row: Omit<ReturnRow, 'county' | 'note'>,
): Promise<ReturnRow> {
  return tx
    .insertInto('cover_returns')
    .values({ ...row, county })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function decideReturn(
  tx: Tx,
  { county }: Scope,
  { id, ...decided }: Decided,
): Promise<ReturnRow> {
  return tx
    .updateTable('cover_returns')
    .set(decided)
    .where('county', '=', county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
