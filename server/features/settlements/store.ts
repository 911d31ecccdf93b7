import { type Expression, type Selectable, type SqlBool, sql } from 'kysely';
import type { SettlementState } from '../../../contract/settlements.ts';
import type { Settlements } from '../../../db/types.ts';
import { plainArray } from '../../platform/array-literal.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { countOfAll } from '../../platform/due.ts';
import { beforeCursor, type PageCursor } from '../../platform/page.ts';
import { areaPatterns, narrowTo, type Scope, staffOf } from '../../platform/scope.ts';
import { monthOf } from './decide.ts';

export type SettlementRow = Selectable<Settlements>;

/** A settlement with the counter that it is of. */
export interface FoundSettlement extends SettlementRow {
  name_zh: string;
  name_en: string;
  merchant_zh: string;
  merchant_en: string;
  place: string;
  area: string;
  holder_no: bigint;
}

const readers = ['treasurer', 'leader', 'auditor'] as const;

/** Of counters below the reader's areas; for a merchant of those where they serve, open or closed. */
function isMine(scope: Scope): Expression<SqlBool> {
  const held = readers.filter((role) => scope.roles.includes(role));
  const patterns = held.length > 0 ? areaPatterns(narrowTo(scope, held)) : [];
  const serves = scope.roles.includes('merchant')
    ? sql<SqlBool>`exists (select from counter_staff s
        where s.county = c.county and s.counter = c.id and s.staff = ${staffOf(scope).id})`
    : sql<SqlBool>`false`;
  return sql<SqlBool>`(c.area like any (${patterns}) or ${serves})`;
}

const found = (read: Read, scope: Scope, mine = isMine(scope)) =>
  read
    .selectFrom('settlements')
    .innerJoin('counters as c', (join) =>
      join.onRef('c.county', '=', 'settlements.county').onRef('c.id', '=', 'settlements.counter'),
    )
    .selectAll('settlements')
    .select(['c.name_zh', 'c.name_en', 'c.merchant_zh', 'c.merchant_en', 'c.place', 'c.area'])
    .select('c.holder_no')
    .where('settlements.county', '=', scope.county)
    .where(mine);

interface Page {
  state: string | undefined;
  before: PageCursor | undefined;
  limit: number;
}

/** Those that whoever asks may see, newest first. */
export const listSettlements = (read: Read, scope: Scope, page: Page): Promise<FoundSettlement[]> =>
  pageQuery(read, scope, { ...page, mine: isMine(scope) }).execute();

export const pageQuery = (
  read: Read,
  scope: Scope,
  { mine, state, before, limit }: Page & { mine: Expression<SqlBool> },
) =>
  found(read, scope, mine)
    .$if(state !== undefined, (query) => query.where('settlements.state', '=', state ?? ''))
    .where(beforeCursor('settlements.opened_at', 'settlements.id', before))
    .orderBy('settlements.opened_at', 'desc')
    .orderBy('settlements.id', 'desc')
    .limit(limit);

/** How many whoever asks may see in one state. */
export async function countInState(
  read: Read,
  scope: Scope,
  state: SettlementState,
): Promise<number> {
  const { count } = await found(read, scope)
    .clearSelect()
    .select(countOfAll())
    .where('settlements.state', '=', state)
    .executeTakeFirstOrThrow();
  return count;
}

export function findSettlement(
  read: Read,
  scope: Scope,
  id: string,
): Promise<FoundSettlement | undefined> {
  return found(read, scope).where('settlements.id', '=', id).executeTakeFirst();
}

/** The same under lock: what is done to one settlement is done one after another. */
export function lockSettlement(
  tx: Tx,
  scope: Scope,
  id: string,
): Promise<FoundSettlement | undefined> {
  return found(tx, scope)
    .where('settlements.id', '=', id)
    .forUpdate('settlements')
    .executeTakeFirst();
}

type Change = Partial<
  Pick<
    SettlementRow,
    | 'state'
    | 'lines'
    | 'points'
    | 'amount_fen'
    | 'open_disputes'
    | 'confirmed_by'
    | 'confirmed_at'
    | 'by_silence'
    | 'reminded_at'
    | 'settled_at'
    | 'paid_by'
    | 'paid_at'
    | 'voucher'
  >
>;

export async function changeSettlement(
  tx: Tx,
  { county }: Scope,
  { id, ...change }: Change & { id: string },
): Promise<void> {
  await tx
    .updateTable('settlements')
    .set(change)
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/** The months of these settlements. */
export async function listPeriods(
  read: Read,
  { county }: Scope,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await read
    .selectFrom('settlements')
    .select(['id', 'period'])
    .where('county', '=', county)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, period }) => [id, monthOf(period)]));
}

/** The newest of the same counter that came later and whose sums may still change, under lock. */
export function lockLater(
  tx: Tx,
  scope: Scope,
  { counter, period }: Pick<SettlementRow, 'counter' | 'period'>,
): Promise<FoundSettlement | undefined> {
  return found(tx, scope)
    .where('settlements.counter', '=', counter)
    .where('settlements.period', '>', period)
    .where('settlements.state', 'in', ['draft', 'disputed'])
    .orderBy('settlements.period', 'desc')
    .limit(1)
    .forUpdate('settlements')
    .executeTakeFirst();
}

/** Who answered in each of these, or had a line of an earlier one corrected in it. */
export async function listAnswerers(
  read: Read,
  { county }: Scope,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ settlement: string; staff: string }>`
    select settlement, answered_by as staff from settlement_disputes
    where county = ${county} and settlement = any (${plainArray(ids)}::uuid[])
      and answered_by is not null
    union
    select l.settlement, d.answered_by from settlement_lines l
    join settlement_disputes d on d.county = l.county and d.settlement = l.corrects_in
      and d.no = l.corrects
    where l.county = ${county} and l.settlement = any (${plainArray(ids)}::uuid[])
      and l.kind = 'correction' and d.answered_by is not null
    order by 1, 2`.execute(read);
  const bySettlement = Map.groupBy(rows, ({ settlement }) => settlement);
  return new Map(
    [...bySettlement].map(([settlement, some]) => [settlement, some.map(({ staff }) => staff)]),
  );
}
