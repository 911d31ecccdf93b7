import { type Insertable, type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { Counters, DB, Offers, StockBatches } from '../../../db/types.ts';
import { plainArray } from '../../platform/array-literal.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { areaPatterns, narrowTo, type Scope, staffOf } from '../../platform/scope.ts';
import { afterNamed, type RewardRow } from './store.ts';

export type CounterRow = Selectable<Counters>;
export type BatchRow = Selectable<StockBatches>;
export type OfferColumns = Selectable<Offers>;
export type OfferRow = OfferColumns & Pick<RewardRow, 'kind' | 'name_zh' | 'name_en'>;

type Counting<O> = SelectQueryBuilder<DB, 'counters', O>;

/** Who reaches counters by their area; a merchant reaches those where they serve. */
const byArea = ['treasurer', 'rule_owner', 'leader', 'auditor'] as const;

/** Counters below the areas of whoever keeps the catalogue or reads it; for a merchant those where they serve. */
function mine<O>(query: Counting<O>, scope: Scope): Counting<O> {
  const held = byArea.filter((role) => scope.roles.includes(role));
  const patterns = held.length > 0 ? areaPatterns(narrowTo(scope, held)) : [];
  return query.where((where) =>
    where.or([
      sql<boolean>`counters.area like any (${patterns})`,
      where.and([sql.lit(scope.roles.includes('merchant')), serves(scope)]),
    ]),
  );
}

const serves = (scope: Scope) => sql<boolean>`exists (
  select from counter_staff s
  where s.county = counters.county and s.counter = counters.id and s.staff = ${staffOf(scope).id})`;

/** Counters below the reader's areas by name, so many after the last of the page before. */
export function listBelow(
  read: Read,
  scope: Scope,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<CounterRow[]> {
  return read
    .selectFrom('counters')
    .selectAll('counters')
    .where('counters.county', '=', scope.county)
    .where(sql<boolean>`counters.area like any (${areaPatterns(scope)})`)
    .where(afterNamed('counters', { county: scope.county, after }))
    .orderBy('counters.name_zh')
    .orderBy('counters.id')
    .limit(limit)
    .execute();
}

/** Counters at which whoever asks serves. */
export function listServed(read: Read, scope: Scope): Promise<CounterRow[]> {
  return counters(read, scope).where(serves(scope)).execute();
}

const counters = (read: Read, scope: Scope) =>
  read
    .selectFrom('counters')
    .selectAll('counters')
    .where('counters.county', '=', scope.county)
    .orderBy(sql`counters.closed_at is not null`)
    .orderBy('counters.name_zh')
    .orderBy('counters.id');

/** A counter of whoever keeps it, under lock. */
export function lockCounter(tx: Tx, scope: Scope, id: string): Promise<CounterRow | undefined> {
  return mine(tx.selectFrom('counters'), scope)
    .selectAll('counters')
    .where('counters.county', '=', scope.county)
    .where('counters.id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** A counter of whoever keeps it, reads it or serves there. */
export function findMine(read: Read, scope: Scope, id: string): Promise<CounterRow | undefined> {
  return mine(read.selectFrom('counters'), scope)
    .selectAll('counters')
    .where('counters.county', '=', scope.county)
    .where('counters.id', '=', id)
    .executeTakeFirst();
}

/** A counter at which whoever asks serves, and that is open. */
export function findServed(read: Read, scope: Scope, id: string): Promise<CounterRow | undefined> {
  return counters(read, scope)
    .where('counters.id', '=', id)
    .where('counters.closed_at', 'is', null)
    .where(serves(scope))
    .executeTakeFirst();
}

/** Counters by their keys, whoever serves there. */
export async function getCounters(
  read: Read,
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, CounterRow>> {
  if (ids.length === 0) return new Map();
  const rows = await counters(read, scope)
    .where(sql<boolean>`counters.id = any (${plainArray([...new Set(ids)])}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether this member of staff serves at a counter. */
export async function isServedBy(
  read: Read,
  { county }: Scope,
  { counter, staff }: { counter: string; staff: string },
): Promise<boolean> {
  const row = await read
    .selectFrom('counter_staff')
    .select('staff')
    .where('county', '=', county)
    .where('counter', '=', counter)
    .where('staff', '=', staff)
    .executeTakeFirst();
  return row !== undefined;
}

/** From now on a hand-over without a network may come in from a counter until then; never sooner than before. */
export async function keepsOffline(
  tx: Tx,
  { county }: Scope,
  { counter, until }: { counter: string; until: Date },
): Promise<void> {
  await tx
    .updateTable('counters')
    .set({ offline_until: until })
    .where('county', '=', county)
    .where('id', '=', counter)
    .where((where) =>
      where.or([where('offline_until', 'is', null), where('offline_until', '<', until)]),
    )
    .execute();
}

export function insertCounter(
  tx: Tx,
  scope: Scope,
  counter: Omit<Insertable<Counters>, 'county'>,
): Promise<CounterRow> {
  return tx
    .insertInto('counters')
    .values({ ...counter, county: scope.county })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function changeCounter(
  tx: Tx,
  scope: Scope,
  { id, ...change }: Partial<Insertable<Counters>> & { id: string },
): Promise<CounterRow> {
  return tx
    .updateTable('counters')
    .set(change)
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Exactly these people serve at a counter from now on. */
export async function setStaff(
  tx: Tx,
  scope: Scope,
  { counter, staff }: { counter: string; staff: readonly string[] },
): Promise<void> {
  const { county } = scope;
  await tx
    .deleteFrom('counter_staff')
    .where('county', '=', county)
    .where('counter', '=', counter)
    .execute();
  if (staff.length === 0) return;
  await tx
    .insertInto('counter_staff')
    .values(staff.map((one) => ({ county, counter, staff: one })))
    .execute();
}

export async function listStaff(
  read: Read,
  scope: Scope,
  counterIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (counterIds.length === 0) return new Map();
  const rows = await read
    .selectFrom('counter_staff')
    .select(['counter', 'staff'])
    .where('county', '=', scope.county)
    .where('counter', 'in', [...counterIds])
    .orderBy('staff')
    .execute();
  const byCounter = Map.groupBy(rows, ({ counter }) => counter);
  return new Map(
    [...byCounter].map(([counter, some]) => [counter, some.map(({ staff }) => staff)]),
  );
}

/** Who serves at these counters now; whoever is suspended does not. */
export async function listServing(
  read: Read,
  { county }: Scope,
  counters: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ counter: string; staff: string }>`
    select c.counter, c.staff from counter_staff c
    join staff s on s.county = c.county and s.id = c.staff and s.suspended_at is null
    where c.county = ${county} and c.counter = any (${plainArray(counters)}::uuid[])
    order by 1, 2`.execute(read);
  const byCounter = Map.groupBy(rows, ({ counter }) => counter);
  return new Map(
    [...byCounter].map(([counter, some]) => [counter, some.map(({ staff }) => staff)]),
  );
}

const offers = (read: Read, scope: Scope) =>
  read
    .selectFrom('offers')
    .innerJoin('rewards', (join) =>
      join.onRef('rewards.county', '=', 'offers.county').onRef('rewards.id', '=', 'offers.reward'),
    )
    .selectAll('offers')
    .select(['rewards.kind', 'rewards.name_zh', 'rewards.name_en'])
    .where('offers.county', '=', scope.county);

export function listOffers(
  read: Read,
  scope: Scope,
  counterIds: readonly string[],
): Promise<OfferRow[]> {
  if (counterIds.length === 0) return Promise.resolve([]);
  return offers(read, scope)
    .where('offers.counter', 'in', [...counterIds])
    .orderBy('rewards.name_zh')
    .orderBy('offers.starts_at')
    .orderBy('offers.id')
    .execute();
}

/** The shelves and slots of a counter that are not long over. */
export async function listOfferIds(read: Read, scope: Scope, counter: string): Promise<string[]> {
  const rows = await read
    .selectFrom('offers')
    .select('id')
    .where('county', '=', scope.county)
    .where('counter', '=', counter)
    .where((where) =>
      where.or([where('held', '>', 0), where('on_hand', '>', 0), where('starts_at', 'is', null)]),
    )
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export function getOffer(read: Read, scope: Scope, id: string): Promise<OfferRow> {
  return offers(read, scope).where('offers.id', '=', id).executeTakeFirstOrThrow();
}

/** An offer of a counter that whoever asks keeps or serves at, under lock. */
export function lockMyOffer(tx: Tx, scope: Scope, id: string): Promise<OfferColumns | undefined> {
  return tx
    .selectFrom('offers')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('counter', 'in', (query) =>
      mine(query.selectFrom('counters'), scope)
        .select('counters.id')
        .where('counters.county', '=', scope.county),
    )
    .forUpdate()
    .executeTakeFirst();
}

/** The counter of an offer that whoever asks keeps or serves at; undefined where it is none of theirs. */
export async function findCounterOf(
  read: Read,
  scope: Scope,
  id: string,
): Promise<string | undefined> {
  const row = await mine(read.selectFrom('counters'), scope)
    .innerJoin('offers', (join) =>
      join
        .onRef('offers.county', '=', 'counters.county')
        .onRef('offers.counter', '=', 'counters.id'),
    )
    .select('offers.counter')
    .where('counters.county', '=', scope.county)
    .where('offers.id', '=', id)
    .executeTakeFirst();
  return row?.counter;
}

/** Inserts an offer; undefined where the counter has that shelf or slot already. */
export function insertOffer(
  tx: Tx,
  scope: Scope,
  offer: Omit<Insertable<Offers>, 'county'>,
): Promise<{ id: string } | undefined> {
  return tx
    .insertInto('offers')
    .values({ ...offer, county: scope.county })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
}

export async function closeOffer(
  tx: Tx,
  scope: Scope,
  { id, at }: { id: string; at: Date | null },
): Promise<void> {
  await tx
    .updateTable('offers')
    .set({ closed_at: at })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .execute();
}

/** Batches of which something is there, of these offers. */
export async function listBatches(
  read: Read,
  scope: Scope,
  offerIds: readonly string[],
): Promise<BatchRow[]> {
  if (offerIds.length === 0) return [];
  return read
    .selectFrom('stock_batches')
    .selectAll()
    .where('county', '=', scope.county)
    .where(sql<boolean>`offer = any (${plainArray(offerIds)}::uuid[])`)
    .where('on_hand', '>', 0)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
}
