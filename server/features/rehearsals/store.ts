import { type RawBuilder, type Selectable, sql } from 'kysely';
import type {
  AgeGroup,
  RehearsalResult,
  RehearsalSummary,
  StartRehearsal,
} from '../../../contract/rehearsals.ts';
import type { DeedKind, Outcome } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Rehearsals } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { MergedShare } from '../rules/service.ts';
import type { LotDeed } from './lot.ts';

/** All but the result, which can be long. */
const headColumns = [
  'id',
  'draft',
  'draft_name',
  'content_hash',
  'current_version',
  'deeds',
  'size',
  'seed',
  'yearly_budget',
  'state',
  'progress',
  'failure',
  'started_by',
  'started_at',
  'beat_at',
] as const;
export type Head = Pick<Selectable<Rehearsals>, (typeof headColumns)[number]>;
export type Whole = Selectable<Rehearsals>;

export interface NewRehearsal {
  id: string;
  draft: string;
  draftName: string;
  contentHash: string;
  currentVersion: number;
  deeds: StartRehearsal['deeds'];
  size: number | null;
  seed: string | null;
  yearlyBudget: number | null;
  startedBy: string;
  at: Date;
}

/** Inserts a running rehearsal; undefined where one of the draft is running already. */
export async function insertRunning(
  tx: Tx,
  scope: Scope,
  one: NewRehearsal,
): Promise<Head | undefined> {
  return tx
    .insertInto('rehearsals')
    .values({
      county: scope.county,
      id: one.id,
      draft: one.draft,
      draft_name: one.draftName,
      content_hash: one.contentHash,
      current_version: one.currentVersion,
      deeds: one.deeds,
      size: one.size,
      seed: one.seed,
      yearly_budget: one.yearlyBudget === null ? null : BigInt(one.yearlyBudget),
      state: 'running',
      progress: 0,
      started_by: one.startedBy,
      started_at: one.at,
      beat_at: one.at,
    })
    .onConflict((conflict) =>
      // A literal, as the index has it: a kept plan does not know what a parameter will be.
      conflict.columns(['county', 'draft']).where('state', '=', sql.lit('running')).doNothing(),
    )
    .returning(headColumns)
    .executeTakeFirst();
}

const newest = 30;

export function listNewest(read: Read, scope: Scope, draft: string | undefined): Promise<Head[]> {
  return read
    .selectFrom('rehearsals')
    .select(headColumns)
    .where('county', '=', scope.county)
    .$if(draft !== undefined, (query) => query.where('draft', '=', draft ?? ''))
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(newest)
    .execute();
}

export function find(read: Read, scope: Scope, id: string): Promise<Whole | undefined> {
  return read
    .selectFrom('rehearsals')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A finished rehearsal of exactly this content. */
export async function isRehearsed(read: Read, scope: Scope, contentHash: string): Promise<boolean> {
  const row = await read
    .selectFrom('rehearsals')
    .select('id')
    .where('county', '=', scope.county)
    .where('content_hash', '=', contentHash)
    .where('state', '=', 'done')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const running = (tx: Tx, scope: Scope) =>
  tx.updateTable('rehearsals').where('county', '=', scope.county).where('state', '=', 'running');

/** Marks those left behind by a process that ended: they have given no sign of life since. */
export async function failSilent(
  tx: Tx,
  scope: Scope,
  { now, silentSince }: { now: Date; silentSince: Date },
): Promise<void> {
  await running(tx, scope)
    .set({ state: 'failed', failure: 'interrupted', ended_at: now })
    .where('beat_at', '<', silentSince)
    .execute();
}

export interface Beat {
  id: string;
  progress: number;
  now: Date;
}

export async function beat(tx: Tx, scope: Scope, { id, progress, now }: Beat): Promise<void> {
  await running(tx, scope).set({ progress, beat_at: now }).where('id', '=', id).execute();
}

interface Finished {
  id: string;
  now: Date;
  result: RehearsalResult;
  fingerprint: string;
}

export async function finish(
  tx: Tx,
  scope: Scope,
  { id, now, result, fingerprint }: Finished,
): Promise<void> {
  await running(tx, scope)
    .set({
      state: 'done',
      progress: 100,
      ended_at: now,
      result: JSON.stringify(result),
      deeds_fingerprint: fingerprint,
    })
    .where('id', '=', id)
    .execute();
}

export interface Failed {
  id: string;
  now: Date;
  failure: NonNullable<RehearsalSummary['failure']>;
}

export async function fail(tx: Tx, scope: Scope, { id, now, failure }: Failed): Promise<void> {
  await running(tx, scope)
    .set({ state: 'failed', failure, ended_at: now })
    .where('id', '=', id)
    .execute();
}

export interface PoolRow {
  code: string;
  name: Sentence;
}

export async function listPools(read: Read, scope: Scope): Promise<PoolRow[]> {
  const rows = await read
    .selectFrom('pools')
    .select(['code', 'name_zh', 'name_en'])
    .where('county', '=', scope.county)
    .orderBy('code')
    .execute();
  return rows.map(({ code, name_zh, name_en }) => ({ code, name: { zh: name_zh, en: name_en } }));
}

export interface Stretch {
  from: Date;
  before: Date;
}

/** What somebody took for a matter that was reported before, and staff found to be another. */
const isSplitFrom = (joined: RawBuilder<unknown>) => sql`exists (select from split_deeds s
  where s.county = d.county and s.deed = d.id and s.joined = ${joined})`;

/** Deeds that still stand: what was taken back was no deed for either book. */
const standing = (scope: Scope, { from, before }: Stretch) => sql`
  from deeds d left join merged_deeds m
    on m.county = d.county and m.deed = d.id and not ${isSplitFrom(sql`m.joins`)}
  where d.county = ${scope.county} and d.happened_at >= ${from} and d.happened_at < ${before}
    and not exists (select from awards a
      where a.county = d.county and a.deed = d.id and a.cause = 'deed'
        and a.state = 'reversed')`;

export async function countStanding(read: Read, scope: Scope, stretch: Stretch): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count ${standing(scope, stretch)}`.execute(read);
  return rows[0]?.count ?? 0;
}

interface PastRow {
  kind: DeedKind;
  resident: string;
  source: string;
  joined: boolean;
  merged: MergedShare | null;
  category: string | null;
  grid: string | null;
  lng: number | null;
  lat: number | null;
  quantity: number;
  happened_at: Date;
  grade: number;
  outcomes: Outcome[];
  recovered: number;
  counterpart: string | null;
  household: string | null;
  age_group: AgeGroup | null;
  home: string | null;
}

/** A deed is never changed: that its agreement was kept came later, as an award of its own. */
const outcomesNow = sql`case when d.kind = 'mediation.lead' and exists (
  select from awards k where k.county = d.county and k.deed = d.id and k.cause = 'kept'
    and k.state <> 'reversed') then array_append(d.outcomes, 'kept') else d.outcomes end`;

/** Small, so that requests are answered between one lot and the next. */
const rowsAtOnce = 2_000;

/**
 * Deeds that still stand in the order of time, in lots, from one snapshot. A cursor sorts once, and no
 * more than a lot is ever in memory; the transaction must stay open until the last lot was read.
 */
export async function* readStanding(
  tx: Tx,
  scope: Scope,
  stretch: Stretch,
): AsyncGenerator<LotDeed[]> {
  await sql`
    declare standing_deeds no scroll cursor for
    select p.*, coalesce(p.own_household, r.household) as household, r.age_group, r.grid as home
    from (select d.county, d.id, d.kind, d.resident, d.source, m.joins is not null or (d.joins is not null and not ${isSplitFrom(sql`d.joins`)}) as joined, m.share as merged, d.category, d.grid, d.lng, d.lat,
      d.quantity, d.happened_at, d.grade, ${outcomesNow} as outcomes, d.recovered, d.counterpart,
      d.household as own_household ${standing(scope, stretch)}) p
    join residents r on r.county = p.county and r.id = p.resident
    order by p.happened_at, p.id`.execute(tx);
  for (;;) {
    const { rows } = await sql<PastRow>`
      fetch forward ${sql.lit(rowsAtOnce)} from standing_deeds`.execute(tx);
    if (rows.length === 0) return;
    yield rows.map(asLotDeed);
  }
}

/** Deeds of before households were written down with them take the one that the doer is in now. */
function asLotDeed(row: PastRow): LotDeed {
  return {
    at: row.happened_at.getTime(),
    kind: row.kind,
    person: {
      id: row.resident,
      ageGroup: row.age_group,
      grid: row.home,
    },
    household: row.household,
    source: row.source,
    joined: row.joined,
    merged: row.merged,
    category: row.category,
    grid: row.grid,
    position: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat },
    quantity: row.quantity,
    grade: row.grade,
    outcomes: row.outcomes,
    recovered: row.recovered,
    counterpart: row.counterpart,
  };
}
