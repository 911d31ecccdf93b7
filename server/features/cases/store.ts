import type { Selectable } from 'kysely';
import type { CaseEventKind } from '../../../contract/case-road.ts';
import type { CaseStates, Cases } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { noteChange } from '../../platform/live/changes.ts';
import type { Scope } from '../../platform/scope.ts';
import type { CaseEvent, CaseEventData, CaseState } from './history.ts';

export type CaseRow = Selectable<Cases>;

export interface StoredCase {
  report: CaseRow;
  state: CaseState;
}

/** Cases with their states, in the order of those. */
export function joined(
  reports: readonly CaseRow[],
  states: readonly Selectable<CaseStates>[],
): StoredCase[] {
  const reportOf = new Map(reports.map((report) => [report.id, report]));
  return states.flatMap((row) => {
    const report = reportOf.get(row.case_id);
    return report === undefined ? [] : [{ report, state: stateFrom(row) }];
  });
}

export interface NewReport {
  report: CaseRow;
  resident: string;
  /** By what those who handle the case know the resident. */
  alias: string;
  /** For whom a guardian reports it. */
  child: string | null;
  /** The first step, and the state it leads to. */
  event: CaseEvent;
  state: CaseState;
  photos: readonly string[];
}

/** A new case with its reporter, first step and state: one statement, since every report waits for it. */
export async function insertReport(
  tx: Tx,
  { county }: Scope,
  { report, resident, alias, child, event, state, photos }: NewReport,
): Promise<void> {
  const caseId = report.id;
  await tx
    .with('reported', (query) => query.insertInto('cases').values(report))
    .with('reporter', (query) =>
      query
        .insertInto('case_reporters')
        .values({ county, case_id: caseId, resident, alias, child, at: report.reported_at }),
    )
    .with('begun', (query) =>
      query
        .insertInto('case_states')
        .values({ county, case_id: caseId, grid: report.grid, ...stateColumns(state) }),
    )
    .insertInto('case_events')
    .values(eventRow(county, caseId, { event, noteSealed: null }))
    .execute();
  await insertPhotos(tx, { county, caseId, seq: event.seq, photos });
  noteChange(tx, { kind: 'case', county, id: caseId });
}

function eventRow(
  county: number,
  caseId: string,
  { event, noteSealed }: Pick<Append, 'event' | 'noteSealed'>,
) {
  return {
    county,
    case_id: caseId,
    seq: event.seq,
    kind: event.kind,
    at: event.at,
    actor_kind: event.actorKind,
    actor: event.actor,
    note_sealed: noteSealed,
    data: JSON.stringify(event.data),
  };
}

interface StepPhotos {
  county: number;
  caseId: string;
  seq: number;
  photos: readonly string[];
}

async function insertPhotos(tx: Tx, { county, caseId, seq, photos }: StepPhotos): Promise<void> {
  if (photos.length > 0)
    await tx
      .insertInto('case_photos')
      .values(photos.map((photo) => ({ county, photo, case_id: caseId, seq })))
      .execute();
}

export interface Append {
  caseId: string;
  grid: string | null;
  event: CaseEvent;
  /** The event's note, sealed with the reporter's key; null where it is empty. */
  noteSealed: string | null;
  /** The state after the event. */
  state: CaseState;
  photos: readonly string[];
}

/** Adds a step and the state it leads to: the one place where either is written. */
export async function appendEvent(
  tx: Tx,
  scope: Scope,
  { caseId, grid, event, noteSealed, state, photos }: Append,
): Promise<void> {
  const { county } = scope;
  await tx
    .insertInto('case_events')
    .values(eventRow(county, caseId, { event, noteSealed }))
    .execute();
  await insertPhotos(tx, { county, caseId, seq: event.seq, photos });
  const columns = stateColumns(state);
  await tx
    .insertInto('case_states')
    .values({ county, case_id: caseId, grid, ...columns })
    .onConflict((conflict) => conflict.constraint('case_states_pk').doUpdateSet(columns))
    .execute();
  noteChange(tx, { kind: 'case', county, id: caseId });
}

/** Whether a step of this kind stands in the history of a case. */
export async function hasEvent(
  read: Read,
  { county }: Scope,
  { caseId, kind }: { caseId: string; kind: CaseEventKind },
): Promise<boolean> {
  const row = await read
    .selectFrom('case_events')
    .select('seq')
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row !== undefined;
}

function stateColumns(state: CaseState) {
  return {
    stage: state.stage,
    stage_since: state.stageSince,
    unit: state.unit,
    category: state.category,
    confidential: state.confidential,
    matter: state.matter,
    against: state.against,
    also_against: [...state.alsoAgainst],
    co_units: [...state.coUnits],
    first_answer_due_at: state.firstAnswerDueAt,
    first_answered_at: state.firstAnsweredAt,
    dispatch_due_at: state.dispatchDueAt,
    dispatched_at: state.dispatchedAt,
    handed_back: state.handedBack,
    paused_at: state.pausedAt,
    pause_reason: state.pauseReason,
    paused_until: state.pausedUntil,
    paused_ms: BigInt(state.pausedMs),
    with_reporter_ms: BigInt(state.withReporterMs),
    resolve_due_at: state.resolveDueAt,
    handled_at: state.handledAt,
    handled_by: [...state.handledBy],
    closed_at: state.closedAt,
    confirmed: state.confirmed,
    rating: state.rating,
    reopened: state.reopened,
    visits: state.visits,
    published: state.published,
    deadline: state.deadline,
    last_seq: state.lastSeq,
  };
}

export function stateFrom(
  row: Omit<Selectable<CaseStates>, 'county' | 'case_id' | 'grid'>,
): CaseState {
  return {
    stage: row.stage as CaseState['stage'],
    stageSince: row.stage_since,
    unit: row.unit,
    category: row.category,
    confidential: row.confidential,
    matter: row.matter,
    against: row.against,
    alsoAgainst: row.also_against,
    coUnits: row.co_units,
    firstAnswerDueAt: row.first_answer_due_at,
    firstAnsweredAt: row.first_answered_at,
    dispatchDueAt: row.dispatch_due_at,
    dispatchedAt: row.dispatched_at,
    handedBack: row.handed_back,
    pausedAt: row.paused_at,
    pauseReason: row.pause_reason as CaseState['pauseReason'],
    pausedUntil: row.paused_until,
    pausedMs: Number(row.paused_ms),
    withReporterMs: Number(row.with_reporter_ms),
    resolveDueAt: row.resolve_due_at,
    handledAt: row.handled_at,
    handledBy: row.handled_by,
    closedAt: row.closed_at,
    confirmed: row.confirmed,
    rating: row.rating,
    reopened: row.reopened,
    visits: row.visits,
    published: row.published,
    deadline: row.deadline,
    lastSeq: row.last_seq,
  };
}

/** The id of a case by its code, for whoever may look at what was done to it. */
export async function findIdByCode(
  read: Read,
  scope: Scope,
  code: string,
): Promise<string | undefined> {
  const row = await read
    .selectFrom('cases')
    .select('id')
    .where('county', '=', scope.county)
    .where('code', '=', code)
    .executeTakeFirst();
  return row?.id;
}

/** Codes of cases, by id. */
export async function getCodes(
  read: Read,
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await read
    .selectFrom('cases')
    .select(['id', 'code'])
    .where('county', '=', scope.county)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, code }) => [id, code]));
}

export async function findCase(
  read: Read,
  scope: Scope,
  code: string,
): Promise<CaseRow | undefined> {
  return read
    .selectFrom('cases')
    .selectAll()
    .where('county', '=', scope.county)
    .where('code', '=', code)
    .executeTakeFirst();
}

export async function getState(read: Read, scope: Scope, caseId: string): Promise<CaseState> {
  return stateFrom(await states(read, scope, caseId).executeTakeFirstOrThrow());
}

/** The state under lock: moves of one case come one after another. */
export async function lockState(tx: Tx, scope: Scope, caseId: string): Promise<CaseState> {
  return stateFrom(await states(tx, scope, caseId).forUpdate().executeTakeFirstOrThrow());
}

const states = (read: Read, scope: Scope, caseId: string) =>
  read
    .selectFrom('case_states')
    .selectAll()
    .where('county', '=', scope.county)
    .where('case_id', '=', caseId);

/** A step whose note is still closed. */
export interface SealedEvent extends Omit<CaseEvent, 'note'> {
  noteSealed: string | null;
}

export async function listHistory(
  read: Read,
  scope: Scope,
  caseId: string,
): Promise<SealedEvent[]> {
  return (await listHistories(read, scope, [caseId]))(caseId);
}

/** The steps of some cases, each in its order. */
export async function listHistories(
  read: Read,
  scope: Scope,
  caseIds: readonly string[],
): Promise<(caseId: string) => SealedEvent[]> {
  if (caseIds.length === 0) return () => [];
  const rows = await read
    .selectFrom('case_events')
    .selectAll()
    .where('county', '=', scope.county)
    .where('case_id', 'in', [...caseIds])
    .orderBy('case_id')
    .orderBy('seq')
    .execute();
  const histories = new Map<string, SealedEvent[]>();
  for (const row of rows) {
    const history = histories.get(row.case_id) ?? [];
    history.push({
      seq: row.seq,
      kind: row.kind as CaseEvent['kind'],
      at: row.at,
      actorKind: row.actor_kind as CaseEvent['actorKind'],
      actor: row.actor,
      noteSealed: row.note_sealed,
      data: row.data as CaseEventData,
    });
    histories.set(row.case_id, history);
  }
  return (caseId) => histories.get(caseId) ?? [];
}
