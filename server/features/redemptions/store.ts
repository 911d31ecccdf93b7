import { type Selectable, sql } from 'kysely';
import type { AgeClass } from '../../../contract/residents.ts';
import type { ReservationList } from '../../../contract/reward-desk.ts';
import type { Redemptions } from '../../../db/types.ts';
import { plainArray } from '../../platform/array-literal.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { beforeCursor, type PageCursor } from '../../platform/page.ts';
import type { Scope } from '../../platform/scope.ts';

export type RedemptionRow = Selectable<Redemptions>;

export interface ResidentRow {
  id: string;
  holderNo: bigint;
  grid: string | null;
  household: string | null;
  /** What they are taken for: a minor, too, while that is in doubt. */
  ageClass: AgeClass | null;
  ageGroup: string | null;
  erased: boolean;
}

/**
 * Locks residents in the order of their keys: what one person redeems is counted, and their points are
 * held and freed, one after another.
 */
export async function lockResidents(
  tx: Tx,
  { county }: Scope,
  ids: readonly string[],
): Promise<Map<string, ResidentRow>> {
  const { rows } = await sql<ResidentRow>`
    select id, holder_no as "holderNo", grid, household, taken_for as "ageClass", age_group as "ageGroup",
      erased_at is not null as erased from residents
    where county = ${county} and id = any (${plainArray([...new Set(ids)])}::uuid[])
    order by id for no key update`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface Wanting {
  resident: string;
  reward: string;
  /** Since when what was taken counts. */
  since: Date;
}

export interface TakenRow extends Pick<Wanting, 'resident' | 'reward'> {
  /** Of this reward, since then. */
  taken: number;
  /** Of any reward. */
  waiting: number;
}

/** What each of these people has taken of a reward, and has waiting; the query itself, to look at its plan. */
export const takenQuery = ({ county }: Scope, wanting: readonly Wanting[]) => sql<TakenRow>`
  select w.resident, w.reward,
    (count(*) filter (where r.reward = w.reward and r.reserved_at >= w.since))::integer as taken,
    (count(*) filter (where r.state = 'reserved'))::integer as waiting
  from unnest(${plainArray(wanting.map(({ resident }) => resident))}::uuid[],
    ${plainArray(wanting.map(({ reward }) => reward))}::uuid[],
    ${plainArray(wanting.map(({ since }) => since.toISOString()))}::timestamptz[])
    as w (resident, reward, since)
  join redemptions r on r.county = ${county} and r.resident = w.resident
    and r.state in ('reserved', 'handed_over')
  group by w.resident, w.reward`;

export async function countTaken(
  read: Read,
  scope: Scope,
  wanting: readonly Wanting[],
): Promise<TakenRow[]> {
  if (wanting.length === 0) return [];
  return (await takenQuery(scope, wanting).execute(read)).rows;
}

export type NewRedemption = Pick<
  RedemptionRow,
  | 'id'
  | 'resident'
  | 'reward'
  | 'counter'
  | 'offer'
  | 'value'
  | 'points'
  | 'paid_by'
  | 'pool'
  | 'transfers'
  | 'reserved_by'
  | 'hold_until'
>;

/** Inserts reservations that were made together. */
export async function insertReserved(
  tx: Tx,
  { county }: Scope,
  { reserved, at }: { reserved: readonly NewRedemption[]; at: Date },
): Promise<void> {
  if (reserved.length === 0) return;
  const column = (of: (row: NewRedemption) => string | number | null) =>
    `{${reserved.map((row) => of(row) ?? 'null').join(',')}}`;
  await sql`
    insert into redemptions (county, id, resident, reward, counter, offer, value, points, paid_by,
      pool, transfers, state, reserved_at, reserved_by, hold_until)
    select ${county}::integer, id, resident, reward, counter, offer, value, points, paid_by, pool,
      transfers::uuid[], 'reserved', ${at}::timestamptz, reserved_by, hold_until
    from unnest(${column(({ id }) => id)}::uuid[], ${column(({ resident }) => resident)}::uuid[],
      ${column(({ reward }) => reward)}::uuid[], ${column(({ counter }) => counter)}::uuid[],
      ${column(({ offer }) => offer)}::uuid[], ${column(({ value }) => value)}::integer[],
      ${column(({ points }) => points)}::integer[], ${column(({ paid_by }) => paid_by)}::uuid[],
      ${reserved.map(({ pool }) => pool)}::text[],
      ${reserved.map(({ transfers }) => plainArray(transfers))}::text[],
      ${column(({ reserved_by }) => reserved_by)}::uuid[],
      ${column(({ hold_until }) => hold_until.toISOString())}::timestamptz[])
      as t (id, resident, reward, counter, offer, value, points, paid_by, pool, transfers,
        reserved_by, hold_until)`.execute(tx);
}

/** A redemption, to learn whose it is before anything is locked. */
export function findRedemption(
  read: Read,
  scope: Scope,
  id: string,
): Promise<RedemptionRow | undefined> {
  return one(read, scope, id).executeTakeFirst();
}

export function lockRedemption(tx: Tx, scope: Scope, id: string): Promise<RedemptionRow> {
  return one(tx, scope, id).forUpdate().executeTakeFirstOrThrow();
}

const one = (read: Read, { county }: Scope, id: string) =>
  read.selectFrom('redemptions').selectAll().where('county', '=', county).where('id', '=', id);

/** Of these, those that still wait, under lock in the order of their keys. */
export function lockReserved(
  tx: Tx,
  { county }: Scope,
  ids: readonly string[],
): Promise<RedemptionRow[]> {
  return tx
    .selectFrom('redemptions')
    .selectAll()
    .where('county', '=', county)
    .where(sql<boolean>`id = any (${plainArray(ids)}::uuid[])`)
    .where('state', '=', 'reserved')
    .orderBy('id')
    .forUpdate()
    .execute();
}

/**
 * Reservations whose time is over, the oldest first; the query itself, to look at its plan. Where a
 * counter may have handed something over that it has not told yet, they wait until it must have.
 */
export const dueQuery = (
  read: Read,
  { county }: Scope,
  { at, toldBy, limit }: { at: Date; toldBy: Date; limit: number },
) =>
  read
    .selectFrom('redemptions')
    .select(['id', 'resident'])
    .where('county', '=', county)
    .where('state', '=', sql.lit('reserved'))
    .where('hold_until', '<=', at)
    .where((where) =>
      where.or([
        where('hold_until', '<=', toldBy),
        where.not(
          where.exists(
            where
              .selectFrom('counters')
              .select(sql.lit(1).as('one'))
              .whereRef('counters.county', '=', 'redemptions.county')
              .whereRef('counters.id', '=', 'redemptions.counter')
              .where('counters.offline_until', '>', at),
          ),
        ),
      ]),
    )
    .orderBy('hold_until')
    .limit(limit);

/** What one person has waiting. */
export function listWaiting(
  read: Read,
  { county }: Scope,
  resident: string,
): Promise<{ id: string; resident: string }[]> {
  return read
    .selectFrom('redemptions')
    .select(['id', 'resident'])
    .where('county', '=', county)
    .where('resident', '=', resident)
    .where('state', '=', 'reserved')
    .execute();
}

/** Reservations of one offer that wait. */
export function listWaitingFor(
  read: Read,
  { county }: Scope,
  { counter, offer }: { counter: string; offer: string },
): Promise<{ id: string; resident: string }[]> {
  return read
    .selectFrom('redemptions')
    .select(['id', 'resident'])
    .where('county', '=', county)
    .where('counter', '=', counter)
    .where('offer', '=', offer)
    .where('state', '=', sql.lit('reserved'))
    .execute();
}

/** What waits for one person, and the points of their own that they have given for it. */
export async function sumReserved(
  read: Read,
  { county }: Scope,
  resident: string,
): Promise<{ count: number; points: number }> {
  const { rows } = await sql<{ count: number; points: number }>`
    select count(*)::integer as count,
      coalesce(sum(points) filter (where paid_by is null), 0)::integer as points from redemptions
    where county = ${county} and resident = ${resident} and state = 'reserved'`.execute(read);
  return rows[0] ?? { count: 0, points: 0 };
}

interface CounterPage {
  counter: string;
  list: ReservationList;
  before: PageCursor | undefined;
  limit: number;
}

/** By what a list of a counter is in order: when it was reserved, or when it was handed over. */
export const listedAt = (list: ReservationList, row: RedemptionRow): Date =>
  list === 'reserved' ? row.reserved_at : (row.handed_over_at ?? row.reserved_at);

/** What waits at a counter, or was handed over there, newest first. */
export function listOfCounter(
  read: Read,
  { county }: Scope,
  { counter, list, before, limit }: CounterPage,
): Promise<RedemptionRow[]> {
  const at = list === 'reserved' ? 'reserved_at' : 'handed_over_at';
  return read
    .selectFrom('redemptions')
    .selectAll()
    .where('county', '=', county)
    .where('counter', '=', counter)
    .$if(list === 'reserved', (query) => query.where('state', '=', sql.lit('reserved')))
    .where(at, 'is not', null)
    .where(beforeCursor(at, 'id', before))
    .orderBy(at, 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

type Change = Partial<
  Pick<
    RedemptionRow,
    | 'state'
    | 'presented_at'
    | 'presented_by'
    | 'handed_over_at'
    | 'handed_over_by'
    | 'batch'
    | 'ended_at'
    | 'ended_by'
    | 'end_reason'
  >
>;

export function changeRedemptions(
  tx: Tx,
  { county }: Scope,
  { ids, ...change }: Change & { ids: readonly string[] },
): Promise<RedemptionRow[]> {
  return tx
    .updateTable('redemptions')
    .set(change)
    .where('county', '=', county)
    .where(sql<boolean>`id = any (${plainArray(ids)}::uuid[])`)
    .returningAll()
    .execute();
}

interface Page {
  resident: string;
  before: PageCursor | undefined;
  limit: number;
}

export function listOf(
  read: Read,
  { county }: Scope,
  { resident, before, limit }: Page,
): Promise<RedemptionRow[]> {
  return read
    .selectFrom('redemptions')
    .selectAll()
    .where('county', '=', county)
    .where('resident', '=', resident)
    .where(beforeCursor('reserved_at', 'id', before))
    .orderBy('reserved_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
