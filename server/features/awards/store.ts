import { type Selectable, sql } from 'kysely';
import type { DeedKind, Rule } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Awards } from '../../../db/types.ts';
import { localDate, startOfDay, startOfMonth } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { cellsAround } from './cells.ts';

export type AwardRow = Selectable<Awards>;

export interface Holder {
  resident: string;
  holderNo: bigint;
}

/**
 * Locks the resident: deeds of one person are counted one after another. Not for the whole row: every
 * row that names a resident shares its key, so two reports of one person would wait for each other.
 */
export async function lockHolder(tx: Tx, scope: Scope, resident: string): Promise<Holder> {
  const row = await tx
    .selectFrom('residents')
    .select('holder_no')
    .where('county', '=', scope.county)
    .where('id', '=', resident)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return { resident, holderNo: row.holder_no };
}

export async function getHolderNo(read: Read, scope: Scope, resident: string): Promise<bigint> {
  const row = await read
    .selectFrom('residents')
    .select('holder_no')
    .where('county', '=', scope.county)
    .where('id', '=', resident)
    .executeTakeFirstOrThrow();
  return row.holder_no;
}

export async function getPoolHolder(read: Read, scope: Scope, code: string): Promise<bigint> {
  const row = await read
    .selectFrom('pools')
    .select('holder_no')
    .where('county', '=', scope.county)
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return row.holder_no;
}

export interface DeedRow {
  id: string;
  kind: DeedKind;
  resident: string;
  source: string;
  occasion: number;
  category: string | null;
  grid: string | null;
  position: { lng: number; lat: number } | null;
  quantity: number;
  at: Date;
}

/** Inserts a deed; undefined when this source already gave this person this kind of deed. */
export async function insertDeed(tx: Tx, scope: Scope, deed: DeedRow): Promise<string | undefined> {
  const row = await tx
    .insertInto('deeds')
    .values({
      county: scope.county,
      id: deed.id,
      kind: deed.kind,
      resident: deed.resident,
      source: deed.source,
      occasion: deed.occasion,
      category: deed.category,
      grid: deed.grid,
      lng: deed.position?.lng ?? null,
      lat: deed.position?.lat ?? null,
      quantity: deed.quantity,
      happened_at: deed.at,
    })
    .onConflict((conflict) => conflict.constraint('deeds_source_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export interface RuleCounts {
  today: number;
  thisMonth: number;
  ever: number;
  reportsToday: number;
}

/** What this person's earlier awards count against the caps; reversed and zero ones do not. */
export async function countAwards(
  read: Read,
  scope: Scope,
  { resident, rule, at }: { resident: string; rule: string; at: Date },
): Promise<RuleCounts> {
  const day = localDate(at);
  const { rows } = await sql<RuleCounts>`
    select
      (count(*) filter (where a.rule = ${rule} and counted and a.at >= ${startOfDay(day)}))::integer as today,
      (count(*) filter (where a.rule = ${rule} and counted and a.at >= ${startOfMonth(day)}))::integer as "thisMonth",
      (count(*) filter (where a.rule = ${rule} and counted))::integer as ever,
      (select count(*)::integer from deeds d where d.county = ${scope.county} and d.resident = ${resident}
        and d.kind = 'report.verified' and d.happened_at >= ${startOfDay(day)}) as "reportsToday"
    from (
      select rule, at, state <> 'reversed' and points > 0 as counted
      from awards where county = ${scope.county} and resident = ${resident}
    ) a`.execute(read);
  return rows[0] ?? { today: 0, thisMonth: 0, ever: 0, reportsToday: 0 };
}

/** Deeds this close in time count in the order in which they came here, not by their clocks. */
const sameMomentSeconds = 60;

export interface Neighbourhood {
  deed: DeedRow;
  samePlace: NonNullable<Rule['samePlace']>;
}

/**
 * Whether an earlier deed of the same category near this place still counts. Neighbours are compared
 * one after another until they commit: two at the same moment would both be the first.
 */
export async function hasSamePlace(
  tx: Tx,
  scope: Scope,
  { deed, samePlace }: Neighbourhood,
): Promise<boolean> {
  if (deed.position === null) return false;
  const { lng, lat } = deed.position;
  const cells = cellsAround(deed.position, samePlace.metres).map(
    (cell) => `${deed.category}/${cell}`,
  );
  await sql`
    select pg_advisory_xact_lock(${scope.county}, hashtext(cell))
    from unnest(${cells}::text[]) as cell`.execute(tx);
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from deeds d
      where d.county = ${scope.county} and d.category = ${deed.category} and d.id <> ${deed.id}
        and d.kind = ${deed.kind}
        and d.happened_at > ${deed.at}::timestamptz - make_interval(days => ${samePlace.days})
        and d.happened_at < ${deed.at}::timestamptz + make_interval(secs => ${sameMomentSeconds})
        and d.lat between ${lat} - ${samePlace.metres} / 111320.0 and ${lat} + ${samePlace.metres} / 111320.0
        and 111320.0 * sqrt((d.lat - ${lat}) ^ 2 + ((d.lng - ${lng}) * cos(radians(${lat}))) ^ 2)
          <= ${samePlace.metres}
        and not exists (select from awards a where a.county = d.county and a.deed = d.id
          and a.state = 'reversed')
    ) as found`.execute(tx);
  return rows[0]?.found ?? false;
}

export interface NewAward {
  id: string;
  deed: string;
  resident: string;
  caseCode: string | null;
  rule: string;
  ruleVersion: number;
  points: number;
  state: string;
  verified: boolean;
  what: Sentence;
  why: Sentence;
  at: Date;
  dueAt: Date | null;
  settledAt: Date | null;
  lapsesOn: string;
  pending: string | null;
  transfer: string | null;
}

export async function insertAward(tx: Tx, scope: Scope, award: NewAward): Promise<AwardRow> {
  return tx
    .insertInto('awards')
    .values({
      county: scope.county,
      id: award.id,
      deed: award.deed,
      resident: award.resident,
      case_code: award.caseCode,
      rule: award.rule,
      rule_version: award.ruleVersion,
      points: award.points,
      state: award.state,
      verified: award.verified,
      what: JSON.stringify(award.what),
      why: JSON.stringify(award.why),
      at: award.at,
      due_at: award.dueAt,
      settled_at: award.settledAt,
      lapses_on: award.lapsesOn,
      pending: award.pending,
      transfer: award.transfer,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** A stored award in the shape in which it was made. */
export function asNewAward(row: AwardRow): NewAward {
  return {
    id: row.id,
    deed: row.deed,
    resident: row.resident,
    caseCode: row.case_code,
    rule: row.rule,
    ruleVersion: row.rule_version,
    points: row.points,
    state: row.state,
    verified: row.verified,
    what: row.what as unknown as Sentence,
    why: row.why as unknown as Sentence,
    at: row.at,
    dueAt: row.due_at,
    settledAt: row.settled_at,
    lapsesOn: row.lapses_on,
    pending: row.pending,
    transfer: row.transfer,
  };
}

export type AwardChange = Partial<
  Pick<
    AwardRow,
    | 'state'
    | 'verified'
    | 'settled_at'
    | 'transfer'
    | 'reversal_reason'
    | 'reversal_note'
    | 'points'
  >
>;

export async function changeAward(
  tx: Tx,
  scope: Scope,
  id: string,
  { why, ...change }: AwardChange & { why?: Sentence },
): Promise<AwardRow> {
  return tx
    .updateTable('awards')
    .set({ ...change, ...(why === undefined ? {} : { why: JSON.stringify(why) }) })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The awards that came of one source, under lock. */
export async function lockAwardsOfSource(
  tx: Tx,
  scope: Scope,
  { source, deeds }: { source: string; deeds: readonly DeedKind[] },
): Promise<AwardRow[]> {
  return tx
    .selectFrom('awards')
    .innerJoin('deeds', (join) =>
      join.onRef('deeds.county', '=', 'awards.county').onRef('deeds.id', '=', 'awards.deed'),
    )
    .selectAll('awards')
    .where('deeds.county', '=', scope.county)
    .where('deeds.source', '=', source)
    .where('deeds.kind', 'in', [...deeds])
    .orderBy('awards.id')
    .forUpdate('awards')
    .execute();
}

export interface DueAward {
  county: number;
  id: string;
}

/** Awards whose day has come, of every county, oldest first. */
export function listDue(
  read: Read,
  { now, limit, without }: { now: Date; limit: number; without: readonly string[] },
) {
  return read
    .selectFrom('awards')
    .select(['county', 'id'])
    .where('state', '=', 'scheduled')
    .where('due_at', '<=', now)
    .$if(without.length > 0, (query) => query.where('id', 'not in', [...without]))
    .orderBy('due_at')
    .limit(limit)
    .execute();
}

export async function lockAward(tx: Tx, scope: Scope, id: string): Promise<AwardRow | undefined> {
  return tx
    .selectFrom('awards')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The case, patrol … that a deed came of. */
export async function getSource(read: Read, scope: Scope, deed: string): Promise<string> {
  const row = await read
    .selectFrom('deeds')
    .select('source')
    .where('county', '=', scope.county)
    .where('id', '=', deed)
    .executeTakeFirstOrThrow();
  return row.source;
}
