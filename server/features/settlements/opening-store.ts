import { sql } from 'kysely';
import { plainArray } from '../../platform/array-literal.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { areaPatterns, type Scope } from '../../platform/scope.ts';

export interface OpenedCounter {
  id: string;
  area: string;
  /** The first day of the newest month that was opened for it. */
  newest: LocalDate | null;
}

/**
 * Counters below the areas of whoever asks, or one of them, under lock: the months of a counter are opened
 * one after another.
 */
export async function lockCounters(
  tx: Tx,
  scope: Scope,
  counter: string | null,
): Promise<OpenedCounter[]> {
  const { county } = scope;
  const { rows } = await sql<{ id: string; area: string }>`
    select id, area from counters c
    where county = ${county} and area like any (${areaPatterns(scope)})
      and (${counter}::uuid is null or id = ${counter}::uuid)
    order by id for no key update`.execute(tx);
  // A statement of its own: it sees what those opened who held the counters before.
  const { rows: newest } = await sql<{ counter: string; period: LocalDate }>`
    select counter, max(period)::text as period from settlements
    where county = ${county} and counter = any (${plainArray(rows.map(({ id }) => id))}::uuid[])
    group by counter`.execute(tx);
  const periods = new Map(newest.map((row) => [row.counter, row.period]));
  return rows.map((row) => ({ ...row, newest: periods.get(row.id) ?? null }));
}

interface Due {
  counters: readonly string[];
  until: Date;
}

/** What happened at these counters before an instant and stands in no settlement. */
export const dueOf = ({ county }: Scope, { counters, until }: Due) => sql`
  select r.counter, r.id as redemption, null::uuid as entry, 'handed_over' as kind,
    r.handed_over_at as at, r.value as points, r.points as own, r.reward, b.supplied_by
  from redemptions r join stock_batches b on b.county = r.county and b.id = r.batch
  where r.county = ${county} and r.counter = any (${plainArray(counters)}::uuid[])
    and r.handed_over_at is not null and r.handed_over_at < ${until}
    and not exists (select from settlement_lines l
      where l.county = r.county and l.redemption = r.id and l.kind = 'handed_over')
  union all
  select r.counter, r.id, null, 'returned', r.ended_at, -r.value, -r.points, r.reward, b.supplied_by
  from redemptions r join stock_batches b on b.county = r.county and b.id = r.batch
  where r.county = ${county} and r.counter = any (${plainArray(counters)}::uuid[])
    and r.state = 'returned' and r.ended_at < ${until}
    and not exists (select from settlement_lines l
      where l.county = r.county and l.redemption = r.id and l.kind = 'returned')
  union all
  select c.counter, r.id, c.entry, 'conflict', c.found_at, c.taken + c.owed + c.helped,
    c.taken + c.owed, r.reward, coalesce((select b.supplied_by from stock_movements m
      join stock_batches b on b.county = m.county and b.id = m.batch
      where m.county = r.county and m.offer = r.offer and m.redemption = r.id
        and m.kind = 'handed_over' limit 1), 'merchant')
  from counter_conflicts c
  left join redemptions r on r.county = c.county and r.id = c.redemption
  where c.county = ${county} and c.counter = any (${plainArray(counters)}::uuid[])
    and c.found_at < ${until}
    and not exists (select from settlement_lines l
      where l.county = c.county and l.entry = c.entry)`;

/**
 * Which of these counters have something to settle, in the order of their names: also where a line that
 * silence had settled is contested, since its correction needs a month to stand in.
 */
export async function listDue(tx: Tx, scope: Scope, due: Due): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from counters c
    where c.county = ${scope.county} and c.id in (
      select counter from (${dueOf(scope, due)}) due
      union all
      select counter from settlements
      where county = ${scope.county} and counter = any (${plainArray(due.counters)}::uuid[])
        and by_silence and settled_at is not null and open_disputes > 0)
    order by c.name_zh desc, c.id`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface NewSettlement {
  id: string;
  counter: string;
}

export interface Opening {
  opened: readonly NewSettlement[];
  period: LocalDate;
  until: Date;
  pointValueFen: number;
  by: string;
  at: Date;
  answerBy: Date | null;
}

/** The name of a line whose till showed something that nobody had reserved. */
const nothingReserved = { zh: '没有这样的预约', en: 'No such reservation' };

const columns = (opened: readonly NewSettlement[]) => sql`
  unnest(${plainArray(opened.map(({ id }) => id))}::uuid[],
    ${plainArray(opened.map(({ counter }) => counter))}::uuid[]) as opened (settlement, counter)`;

/** Opens settlements with all their lines, in three statements whatever their number. */
export async function insertSettlements(tx: Tx, scope: Scope, opening: Opening): Promise<void> {
  const { county } = scope;
  const { opened, period, until, pointValueFen, by, at, answerBy } = opening;
  await sql`
    insert into settlements (county, id, counter, period, state, point_value_fen, opened_by, opened_at,
      answer_by)
    select ${county}::integer, settlement, counter, ${period}::date, 'draft',
      ${pointValueFen}::integer, ${by}::uuid, ${at}::timestamptz, ${answerBy}::timestamptz
    from ${columns(opened)}`.execute(tx);
  const counters = opened.map(({ counter }) => counter);
  // What comes back counts as much as when it was handed over; that line stands here or further back.
  await sql`
    insert into settlement_lines (county, settlement, no, kind, redemption, entry, at, name_zh, name_en,
      supplied_by, resident_points, help_points, points, point_value_fen, amount_fen)
    select ${county}::integer, opened.settlement,
      row_number() over (partition by opened.settlement
        order by due.at, due.redemption, due.kind, due.entry),
      due.kind, due.redemption, due.entry, due.at, coalesce(w.name_zh, ${nothingReserved.zh}),
      coalesce(w.name_en, ${nothingReserved.en}), due.supplied_by, due.own,
      due.points - due.own, due.points, value.worth,
      case due.supplied_by when 'merchant' then due.points::bigint * value.worth else 0 end
    from ${columns(opened)}
    join (${dueOf(scope, { counters, until })}) due on due.counter = opened.counter
    left join rewards w on w.county = ${county} and w.id = due.reward
    left join settlement_lines h on h.county = ${county} and h.redemption = due.redemption
      and h.kind = 'handed_over' and due.kind = 'returned'
    cross join lateral (select coalesce(h.point_value_fen, ${pointValueFen}::integer) as worth) value
    `.execute(tx);
  await sql`
    update settlements s set lines = sums.lines, points = sums.points, amount_fen = sums.fen
    from (
      select settlement, count(*)::integer as lines, sum(points)::integer as points,
        sum(amount_fen)::bigint as fen
      from settlement_lines
      where county = ${county}
        and settlement = any (${plainArray(opened.map(({ id }) => id))}::uuid[])
      group by settlement
    ) sums
    where s.county = ${county} and s.id = sums.settlement`.execute(tx);
}

export interface PaidLine {
  settlement: string;
  no: number;
  /** The redemption, or the entry of a till. */
  id: string;
  resident: string;
  paidBy: string | null;
  /** By which it was paid. */
  transfers: string[];
  points: number;
}

/** Lines of these settlements by which a counter got something, those of one account together. */
export async function listPaidLines(
  tx: Tx,
  { county }: Scope,
  settlements: readonly string[],
): Promise<PaidLine[]> {
  const { rows } = await sql<PaidLine>`
    select l.settlement, l.no, coalesce(l.entry, l.redemption) as id, r.resident,
      r.paid_by as "paidBy", l.points,
      coalesce(c.transfers, r.transfers) as transfers
    from settlement_lines l join redemptions r on r.county = l.county and r.id = l.redemption
    left join counter_conflicts c on c.county = l.county and c.entry = l.entry
    where l.county = ${county} and l.settlement = any (${plainArray(settlements)}::uuid[])
      and l.kind in ('handed_over', 'conflict') and l.points > 0
    order by r.paid_by, r.resident, l.settlement, l.no`.execute(tx);
  return rows;
}

export interface NewPayer {
  settlement: string;
  no: number;
  payer: bigint;
  points: number;
}

export async function insertPayers(
  tx: Tx,
  { county }: Scope,
  payers: readonly NewPayer[],
): Promise<void> {
  if (payers.length === 0) return;
  const column = (of: (one: NewPayer) => string | number | bigint) =>
    `{${payers.map(of).join(',')}}`;
  await sql`
    insert into settlement_payers (county, settlement, no, payer, points)
    select ${county}::integer, * from unnest(${column(({ settlement }) => settlement)}::uuid[],
      ${column(({ no }) => no)}::integer[], ${column(({ payer }) => payer)}::bigint[],
      ${column(({ points }) => points)}::integer[])`.execute(tx);
}

/** What came back goes to those who had paid it. */
export async function insertPayersBack(
  tx: Tx,
  { county }: Scope,
  settlements: readonly string[],
): Promise<void> {
  await sql`
    insert into settlement_payers (county, settlement, no, payer, points)
    select l.county, l.settlement, l.no, p.payer, -p.points
    from settlement_lines l
    join settlement_lines h on h.county = l.county and h.redemption = l.redemption
      and h.kind = 'handed_over'
    join settlement_payers p on p.county = h.county and p.settlement = h.settlement and p.no = h.no
    where l.county = ${county} and l.settlement = any (${plainArray(settlements)}::uuid[])
      and l.kind = 'returned'`.execute(tx);
}

export interface OpenedSums {
  id: string;
  name_zh: string;
  name_en: string;
  period: LocalDate;
  answerBy: Date | null;
  counter: string;
  area: string;
  lines: number;
  points: number;
  amountFen: bigint;
}

/** What was just opened. */
export async function listOpened(
  tx: Tx,
  { county }: Scope,
  settlements: readonly string[],
): Promise<OpenedSums[]> {
  const { rows } = await sql<OpenedSums>`
    select s.id, c.name_zh, c.name_en, s.period::text as period, s.answer_by as "answerBy",
      s.counter, c.area, s.lines, s.points, s.amount_fen as "amountFen"
    from settlements s join counters c on c.county = s.county and c.id = s.counter
    where s.county = ${county} and s.id = any (${plainArray(settlements)}::uuid[])
    order by s.id`.execute(tx);
  return rows;
}
