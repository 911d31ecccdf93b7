import type { Selectable } from 'kysely';
import type { Photo } from '../../../contract/photos.ts';
import type { CaseStates, Cases } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import type { CaseEvent, CaseEventData, CaseState } from './history.ts';

export type CaseRow = Selectable<Cases>;

export interface StoredCase {
  report: CaseRow;
  state: CaseState;
}

export interface NewReport {
  report: CaseRow;
  resident: string;
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
  { report, resident, child, event, state, photos }: NewReport,
): Promise<void> {
  const caseId = report.id;
  await tx
    .with('reported', (query) => query.insertInto('cases').values(report))
    .with('reporter', (query) =>
      query
        .insertInto('case_reporters')
        .values({ county, case_id: caseId, resident, child, at: report.reported_at }),
    )
    .with('begun', (query) =>
      query
        .insertInto('case_states')
        .values({ county, case_id: caseId, grid: report.grid, ...stateColumns(state) }),
    )
    .insertInto('case_events')
    .values(eventRow(county, caseId, event))
    .execute();
  await insertPhotos(tx, { county, caseId, seq: event.seq, photos });
}

function eventRow(county: number, caseId: string, event: CaseEvent) {
  return {
    county,
    case_id: caseId,
    seq: event.seq,
    kind: event.kind,
    at: event.at,
    actor_kind: event.actorKind,
    actor: event.actor,
    note: event.note,
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
  /** The state after the event. */
  state: CaseState;
  photos: readonly string[];
}

/** Adds a step and the state it leads to: the one place where either is written. */
export async function appendEvent(
  tx: Tx,
  scope: Scope,
  { caseId, grid, event, state, photos }: Append,
): Promise<void> {
  const { county } = scope;
  await tx
    .insertInto('case_events')
    .values(eventRow(county, caseId, event))
    .execute();
  await insertPhotos(tx, { county, caseId, seq: event.seq, photos });
  const columns = stateColumns(state);
  await tx
    .insertInto('case_states')
    .values({ county, case_id: caseId, grid, ...columns })
    .onConflict((conflict) => conflict.constraint('case_states_pk').doUpdateSet(columns))
    .execute();
}

function stateColumns(state: CaseState) {
  return {
    stage: state.stage,
    stage_since: state.stageSince,
    unit: state.unit,
    first_answer_due_at: state.firstAnswerDueAt,
    first_answered_at: state.firstAnsweredAt,
    resolve_due_at: state.resolveDueAt,
    handled_at: state.handledAt,
    handled_by: [...state.handledBy],
    closed_at: state.closedAt,
    confirmed: state.confirmed,
    rating: state.rating,
    reopened: state.reopened,
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
    firstAnswerDueAt: row.first_answer_due_at,
    firstAnsweredAt: row.first_answered_at,
    resolveDueAt: row.resolve_due_at,
    handledAt: row.handled_at,
    handledBy: row.handled_by,
    closedAt: row.closed_at,
    confirmed: row.confirmed,
    rating: row.rating,
    reopened: row.reopened,
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

/** The report of a case by the resident who asks; of another's nothing. */
const ownReport = (read: Read, scope: Scope, caseId: string) =>
  read
    .selectFrom('case_reporters')
    .where('county', '=', scope.county)
    .where('case_id', '=', caseId)
    .where('resident', '=', residentOf(scope));

/** Whether the resident who asks reported this case. */
export async function isReporter(read: Read, scope: Scope, caseId: string): Promise<boolean> {
  const row = await ownReport(read, scope, caseId).select('case_id').executeTakeFirst();
  return row !== undefined;
}

/** The child for whom the resident who asks reported a case. */
export async function findChild(read: Read, scope: Scope, caseId: string): Promise<string | null> {
  const row = await ownReport(read, scope, caseId).select('child').executeTakeFirst();
  return row?.child ?? null;
}

/** The reporter of a case, for telling and for masked display: never handed to handlers. */
export async function getReporter(read: Read, scope: Scope, caseId: string): Promise<string> {
  const row = await read
    .selectFrom('case_reporters')
    .select('resident')
    .where('county', '=', scope.county)
    .where('case_id', '=', caseId)
    .orderBy('at')
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.resident;
}

export async function listHistory(read: Read, scope: Scope, caseId: string): Promise<CaseEvent[]> {
  const rows = await read
    .selectFrom('case_events')
    .selectAll()
    .where('county', '=', scope.county)
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    kind: row.kind as CaseEvent['kind'],
    at: row.at,
    actorKind: row.actor_kind as CaseEvent['actorKind'],
    actor: row.actor,
    note: row.note,
    data: row.data as CaseEventData,
  }));
}

/** Photos of a case by the step they belong to. */
export async function listPhotos(
  read: Read,
  scope: Scope,
  caseId: string,
): Promise<Map<number, Photo[]>> {
  const rows = await read
    .selectFrom('case_photos')
    .innerJoin('photos', (join) =>
      join
        .onRef('photos.county', '=', 'case_photos.county')
        .onRef('photos.id', '=', 'case_photos.photo'),
    )
    .select(['case_photos.seq', 'photos.id', 'photos.width', 'photos.height'])
    .where('case_photos.county', '=', scope.county)
    .where('case_photos.case_id', '=', caseId)
    .orderBy('photos.id')
    .execute();
  const photos = new Map<number, Photo[]>();
  for (const { seq, ...photo } of rows) photos.set(seq, [...(photos.get(seq) ?? []), photo]);
  return photos;
}

/** The case that a photo belongs to, if any. */
export async function findCaseOfPhoto(
  read: Read,
  scope: Scope,
  photo: string,
): Promise<{ caseId: string; grid: string | null } | undefined> {
  const row = await read
    .selectFrom('case_photos')
    .innerJoin('cases', (join) =>
      join
        .onRef('cases.county', '=', 'case_photos.county')
        .onRef('cases.id', '=', 'case_photos.case_id'),
    )
    .select(['cases.id', 'cases.grid'])
    .where('case_photos.county', '=', scope.county)
    .where('case_photos.photo', '=', photo)
    .executeTakeFirst();
  return row && { caseId: row.id, grid: row.grid };
}
