import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { Counters, DB, Offers } from '../../../db/types.ts';
import { plainArray } from '../../platform/array-literal.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { RewardRow } from './store.ts';

type CounterColumns = Pick<
  Selectable<Counters>,
  'holder_no' | 'name_zh' | 'name_en' | 'place' | 'hours_zh' | 'hours_en' | 'area' | 'closed_at'
>;
type Prefixed<T, P extends string> = { [K in keyof T & string as `${P}_${K}`]: T[K] };

/** An offer with its counter: the columns of the counter begin with its name. */
export type OfferedRow = Selectable<Offers> & Prefixed<CounterColumns, 'counter'>;

const withCounter = <O>(query: SelectQueryBuilder<DB, 'offers', O>, { county }: Scope) =>
  query
    .innerJoin('counters', (join) =>
      join
        .onRef('counters.county', '=', 'offers.county')
        .onRef('counters.id', '=', 'offers.counter'),
    )
    .selectAll('offers')
    .select([
      'counters.holder_no as counter_holder_no',
      'counters.name_zh as counter_name_zh',
      'counters.name_en as counter_name_en',
      'counters.place as counter_place',
      'counters.hours_zh as counter_hours_zh',
      'counters.hours_en as counter_hours_en',
      'counters.area as counter_area',
      'counters.closed_at as counter_closed_at',
    ])
    .where('offers.county', '=', county);

/**
 * Offers under lock, in the order of their keys, with the counters they belong to: those stay open, or
 * closed, until the transaction ends.
 */
export function lockOffered(tx: Tx, scope: Scope, ids: readonly string[]): Promise<OfferedRow[]> {
  return withCounter(tx.selectFrom('offers'), scope)
    .where(sql<boolean>`offers.id = any (${plainArray(ids)}::uuid[])`)
    .orderBy('offers.id')
    .forUpdate('offers')
    .forKeyShare('counters')
    .execute();
}

/** Offers that anybody could reserve of now: at open counters, not closed, of slots that have not begun. */
export function listOpen(read: Read, scope: Scope, now: Date): Promise<OfferedRow[]> {
  return withCounter(read.selectFrom('offers'), scope)
    .where('offers.closed_at', 'is', null)
    .where('counters.closed_at', 'is', null)
    .where((where) =>
      where.or([where('offers.starts_at', 'is', null), where('offers.starts_at', '>', now)]),
    )
    .orderBy('offers.starts_at')
    .orderBy('counters.name_zh')
    .orderBy('offers.id')
    .execute();
}

export function getOffered(
  read: Read,
  scope: Scope,
  ids: readonly string[],
): Promise<OfferedRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return withCounter(read.selectFrom('offers'), scope)
    .where('offers.id', 'in', [...ids])
    .execute();
}

export async function getRewards(
  read: Read,
  { county }: Scope,
  ids: readonly string[],
): Promise<RewardRow[]> {
  if (ids.length === 0) return [];
  return read
    .selectFrom('rewards')
    .selectAll()
    .where('county', '=', county)
    .where(sql<boolean>`id = any (${plainArray([...new Set(ids)])}::uuid[])`)
    .execute();
}
