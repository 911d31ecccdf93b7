import { type Selectable, sql } from 'kysely';
import type { AgeClass } from '../../../contract/residents.ts';
import type { DeedKind } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Awards } from '../../../db/types.ts';
import { plainArray } from '../../platform/array-literal.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { sendAlong } from '../../platform/transaction.ts';
import type { QueuedAs } from './decide.ts';

export type AwardRow = Selectable<Awards>;

export {
  getHolder,
  getHolderNo,
  getHouseholdNo,
  type Holder,
  isErased,
  listPoolPayers,
  lockHolder,
} from './holder-store.ts';

export interface NewAward {
  id: string;
  deed: string;
  resident: string;
  caseCode: string | null;
  rule: string;
  ruleVersion: number;
  /** The resident's own; the household's share comes on top. */
  points: number;
  householdPoints: number;
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
  householdPending: string | null;
  householdTransfer: string | null;
  pool: string | null;
  /** Who paid, as the ledger knows them. */
  payer: bigint | null;
  /** Of a queued award: what it becomes once a pool covers it. */
  queuedAs: QueuedAs | null;
  /** Points of it that paid off a debt. */
  repaid: number;
  cause: AwardCause;
  /** The award that fell away, the appeal, the correction, the file of mediation or the case that it was split from; null for the award of a deed itself. */
  causeId: string | null;
}

export type AwardCause = 'deed' | 'moved_up' | 'appeal' | 'correction' | 'kept' | 'split';

/** Writes an award; nobody waits for it, since all that stands in its row is known beforehand. */
export function insertAward(tx: Tx, scope: Scope, award: NewAward): AwardRow {
  const row = newRow(scope, award);
  const { what, why } = award;
  const values = { ...row, what: JSON.stringify(what), why: JSON.stringify(why) };
  sendAlong(tx, tx.insertInto('awards').values(values).execute());
  return row;
}

const newRow = ({ county }: Scope, award: NewAward): AwardRow => ({
  county,
  id: award.id,
  deed: award.deed,
  resident: award.resident,
  case_code: award.caseCode,
  rule: award.rule,
  rule_version: award.ruleVersion,
  points: award.points,
  state: award.state,
  verified: award.verified,
  what: { ...award.what },
  why: { ...award.why },
  at: award.at,
  due_at: award.dueAt,
  settled_at: award.settledAt,
  lapses_on: award.lapsesOn,
  pending: award.pending,
  transfer: award.transfer,
  household_points: award.householdPoints,
  household_pending: award.householdPending,
  household_transfer: award.householdTransfer,
  pool: award.pool,
  payer: award.payer,
  queued_as: award.queuedAs,
  repaid: award.repaid,
  cause: award.cause,
  cause_id: award.causeId,
  scored: false,
  reversal_reason: null,
  note_sealed: null,
  note_open: null,
  reversal_taken: null,
  reversal_owed: null,
  reversal_household_owed: null,
  reversed_at: null,
  reversed_by: null,
  corrected_points: 0,
  corrected_household_points: 0,
  corrected_at: null,
});

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
    householdPoints: row.household_points,
    householdPending: row.household_pending,
    householdTransfer: row.household_transfer,
    pool: row.pool,
    payer: row.payer,
    queuedAs: row.queued_as as QueuedAs | null,
    repaid: row.repaid,
    cause: row.cause as AwardCause,
    causeId: row.cause_id,
  };
}

export type AwardChange = Partial<
  Pick<
    AwardRow,
    | 'state'
    | 'verified'
    | 'settled_at'
    | 'lapses_on'
    | 'transfer'
    | 'reversal_reason'
    | 'note_sealed'
    | 'reversal_taken'
    | 'reversal_owed'
    | 'reversal_household_owed'
    | 'reversed_at'
    | 'reversed_by'
    | 'corrected_points'
    | 'corrected_household_points'
    | 'corrected_at'
    | 'points'
    | 'household_points'
    | 'household_transfer'
    | 'pool'
    | 'payer'
    | 'pending'
    | 'household_pending'
    | 'queued_as'
    | 'repaid'
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

export function findAward(read: Read, scope: Scope, id: string): Promise<AwardRow | undefined> {
  return read
    .selectFrom('awards')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function listAwards(read: Read, scope: Scope, ids: readonly string[]): Promise<AwardRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return read
    .selectFrom('awards')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', 'in', [...ids])
    .execute();
}

export async function getAward(read: Read, scope: Scope, id: string): Promise<AwardRow> {
  const award = await findAward(read, scope, id);
  if (award === undefined) throw new Error(`no award ${id}`);
  return award;
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

/** All awards for one deed, the first one first, under lock. */
export function lockAwardsOfDeed(tx: Tx, scope: Scope, deed: string): Promise<AwardRow[]> {
  return tx
    .selectFrom('awards')
    .selectAll()
    .where('county', '=', scope.county)
    .where('deed', '=', deed)
    .orderBy('id')
    .forUpdate()
    .execute();
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

export interface EarnedPoints {
  resident: string;
  holderNo: bigint;
  ageClass: AgeClass | null;
  points: number;
  settledAt: Date;
}

/** Marks settled awards as counted in the scores and gives them; what another worker takes is left out. */
export async function takeUnscored(tx: Tx, scope: Scope, limit: number): Promise<EarnedPoints[]> {
  const { rows } = await sql<EarnedPoints>`
    with taken as materialized (
      select id from awards
      where county = ${scope.county} and settled_at is not null and not scored
      order by id limit ${limit} for update skip locked
    )
    update awards a set scored = true
    from taken, residents r
    where a.county = ${scope.county} and a.id = taken.id and r.county = a.county and r.id = a.resident
    returning r.id as resident, r.holder_no as "holderNo", r.taken_for as "ageClass", a.points,
      a.settled_at as "settledAt"`.execute(tx);
  return rows;
}

/** What was taken for the scores so far, of one resident. */
export async function listScored(
  read: Read,
  scope: Scope,
  resident: string,
): Promise<EarnedPoints[]> {
  const { rows } = await sql<EarnedPoints>`
    select r.id as resident, r.holder_no as "holderNo", r.taken_for as "ageClass", a.points,
      a.settled_at as "settledAt"
    from awards a join residents r on r.county = a.county and r.id = a.resident
    where a.county = ${scope.county} and a.resident = ${resident} and a.scored`.execute(read);
  return rows;
}

/** Points that these residents were ever given, whether or not they agreed to be ranked by them. */
export async function sumEarned(
  read: Read,
  scope: Scope,
  residents: readonly string[],
): Promise<Map<string, number>> {
  if (residents.length === 0) return new Map();
  const { rows } = await sql<{ resident: string; points: bigint }>`
    select resident, sum(points)::bigint as points from awards
    where county = ${scope.county} and resident = any (${plainArray(residents)}::uuid[])
      and settled_at is not null
    group by resident`.execute(read);
  return new Map(rows.map(({ resident, points }) => [resident, Number(points)]));
}

/** From how many points on an award counts as large: a setting of the county. */
export async function getLargeAwardPoints(read: Read, { county }: Scope): Promise<number> {
  const row = await read
    .selectFrom('counties')
    .select('large_award_points')
    .where('county', '=', county)
    .executeTakeFirstOrThrow();
  return row.large_award_points;
}
