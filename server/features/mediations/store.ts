import { type Expression, type Insertable, type Selectable, type SqlBool, sql } from 'kysely';
import type { MediationDue } from '../../../contract/mediations.ts';
import type {
  MediationEvents,
  MediationPapers,
  MediationParties,
  MediationSignals,
  Mediations,
} from '../../../db/types.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { countOfAll, type Due, dueByDay } from '../../platform/due.ts';
import { beforeCursor, type PageCursor } from '../../platform/page.ts';
import { areaPatterns, residentOf, type Scope } from '../../platform/scope.ts';
import { isDue, isTheirSession } from './due-store.ts';

export type MediationRow = Selectable<Mediations>;
export type PartyRow = Selectable<MediationParties>;
export type PaperRow = Selectable<MediationPapers>;
export type EventRow = Selectable<MediationEvents>;
export type SignalRow = Selectable<MediationSignals>;

const files = (read: Read, { county }: Scope) =>
  read.selectFrom('mediations').selectAll().where('county', '=', county);

const isBelow = (scope: Scope): Expression<SqlBool> =>
  sql<SqlBool>`grid like any(${areaPatterns(scope)})`;

/**
 * Files in which the resident who asks is a party or the mediator. Whose term ran out brings to an end what
 * they began; whose certificate was ended, or not renewed, reads it no more, though they apply anew: only a
 * certificate has a last day.
 */
function isMine(scope: Scope): Expression<SqlBool> {
  const me = residentOf(scope);
  return sql<SqlBool>`((mediator = ${me} and exists (select from mediators l
    where l.county = mediations.county and l.resident = ${me} and l.state <> 'ended'
      and l.certified_until is not null))
    or exists (select from mediation_parties p
    where p.county = mediations.county and p.mediation = mediations.id and p.resident = ${me}))`;
}

interface Page {
  state: string | undefined;
  /** Only files in which something is due on a day. */
  due?: { what: MediationDue; today: LocalDate } | undefined;
  /** Only the file of this clue. */
  caseId?: string | undefined;
  before: PageCursor | undefined;
  limit: number;
}

const filesBelow = (read: Read, scope: Scope, { state, due, caseId }: Partial<Page>) =>
  files(read, scope)
    .where(isBelow(scope))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
    .$if(caseId !== undefined, (query) => query.where('case_id', '=', caseId ?? ''))
    .$if(due !== undefined, (query) =>
      due === undefined ? query : query.where(isDue(due.what, scope, due.today)),
    );

/** Files whose return visit is due, as counts. */
export const countVisitsDue = (read: Read, scope: Scope, today: LocalDate): Promise<Due> =>
  filesBelow(read, scope, { due: { what: 'visit', today } })
    .clearSelect()
    .select(dueByDay('visit_due_on', today))
    .executeTakeFirstOrThrow();

/** How many files wait for whoever asks to look at the work in them. */
export async function countToReview(read: Read, scope: Scope, today: LocalDate): Promise<number> {
  const { count } = await filesBelow(read, scope, { due: { what: 'review', today } })
    .clearSelect()
    .select(countOfAll())
    .executeTakeFirstOrThrow();
  return count;
}

export const listBelow = (read: Read, scope: Scope, { before, limit, ...which }: Page) =>
  filesBelow(read, scope, which)
    .where(beforeCursor('opened_at', 'id', before))
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

const mostOfMine = 200;

export const listMine = (
  read: Read,
  scope: Scope,
  most: number = mostOfMine,
): Promise<MediationRow[]> =>
  files(read, scope)
    .where(isMine(scope))
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();

export const findBelow = (read: Read, scope: Scope, id: string) =>
  files(read, scope).where(isBelow(scope)).where('id', '=', id).executeTakeFirst();

export const findMine = (read: Read, scope: Scope, id: string) =>
  files(read, scope).where(isMine(scope)).where('id', '=', id).executeTakeFirst();

/** A file under lock: what is done in one is done one after another. One elsewhere is not there. */
export const lockBelow = (tx: Tx, scope: Scope, id: string) =>
  files(tx, scope).where(isBelow(scope)).where('id', '=', id).forUpdate().executeTakeFirst();

export const lockMine = (tx: Tx, scope: Scope, id: string) =>
  files(tx, scope).where(isMine(scope)).where('id', '=', id).forUpdate().executeTakeFirst();

/** Files of a resident that have not ended, under lock. */
export const lockOpenOf = (tx: Tx, scope: Scope) =>
  files(tx, scope)
    .where(isMine(scope))
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();

/** Files under way that somebody mediates, or has helped in, wherever they are, under lock. */
export const lockUnderWayOf = (tx: Tx, scope: Scope, resident: string) =>
  files(tx, scope)
    .where('state', 'in', ['assigned', 'proposed'])
    .where(
      sql<SqlBool>`(mediator = ${resident} or exists (select from mediation_papers p
        where p.county = mediations.county and p.mediation = mediations.id and p.kind = 'session'
          and ${resident} = any(p.helpers)))`,
    )
    .orderBy('id')
    .forUpdate()
    .execute();

/** The next number of a year; whoever asks for one holds it until the transaction ends. */
export async function nextNo(tx: Tx, { county }: Scope, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(${county}, hashtext('number of a mediation'))`.execute(tx);
  const { most } = await tx
    .selectFrom('mediations')
    .select((select) => select.fn.max('no').as('most'))
    .where('county', '=', county)
    .where('year', '=', year)
    .executeTakeFirstOrThrow();
  return (most ?? 0) + 1;
}

export async function hasFile(read: Read, { county }: Scope, caseId: string): Promise<boolean> {
  const row = await read
    .selectFrom('mediations')
    .select('id')
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row !== undefined;
}

type NewFile = Omit<Insertable<Mediations>, 'county'>;

/** @returns the file; undefined where the clue has one already */
export function insertFile(
  tx: Tx,
  { county }: Scope,
  file: NewFile,
): Promise<MediationRow | undefined> {
  return tx
    .insertInto('mediations')
    .values({ ...file, county })
    .onConflict((conflict) => conflict.constraint('mediations_case_once').doNothing())
    .returningAll()
    .executeTakeFirst();
}

export type FileChange = Partial<Omit<MediationRow, 'county' | 'id' | 'year' | 'no' | 'opened_at'>>;

export function changeFile(
  tx: Tx,
  { county }: Scope,
  { id, ...change }: FileChange & { id: string },
): Promise<MediationRow> {
  return tx
    .updateTable('mediations')
    .set(change)
    .where('county', '=', county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function insertParties(
  tx: Tx,
  { county }: Scope,
  parties: readonly Omit<Insertable<MediationParties>, 'county'>[],
): Promise<void> {
  await tx
    .insertInto('mediation_parties')
    .values(parties.map((party) => ({ ...party, county })))
    .execute();
}

export type PartyChange = Partial<
  Pick<
    PartyRow,
    'informed_at' | 'informed_by' | 'answer' | 'answered_at' | 'answered_by' | 'signature_sealed'
  >
>;

/** Changes one party of a file, or both where no side is named. */
export async function changeParty(
  tx: Tx,
  { county }: Scope,
  { mediation, side, ...change }: PartyChange & { mediation: string; side?: number },
): Promise<void> {
  await tx
    .updateTable('mediation_parties')
    .set(change)
    .where('county', '=', county)
    .where('mediation', '=', mediation)
    .$if(side !== undefined, (query) => query.where('side', '=', side ?? 0))
    .execute();
}

export async function insertPaper(
  tx: Tx,
  { county }: Scope,
  paper: Omit<Insertable<MediationPapers>, 'county'>,
): Promise<void> {
  await tx
    .insertInto('mediation_papers')
    .values({ ...paper, county })
    .execute();
}

export async function insertEvent(
  tx: Tx,
  { county }: Scope,
  event: Omit<EventRow, 'county' | 'data'> & { data: Record<string, unknown> },
): Promise<void> {
  await tx
    .insertInto('mediation_events')
    .values({ ...event, county, data: JSON.stringify(event.data) })
    .execute();
}

export async function insertSignals(
  tx: Tx,
  { county }: Scope,
  signals: readonly { mediation: string; code: string; reason: object; at: Date }[],
): Promise<void> {
  if (signals.length === 0) return;
  await tx
    .insertInto('mediation_signals')
    .values(signals.map((one) => ({ ...one, county, reason: JSON.stringify(one.reason) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** All that stands around these files, by the keys of the files. */
export interface Around {
  parties: Map<string, PartyRow[]>;
  signals: Map<string, SignalRow[]>;
  sessions: Map<string, number>;
}

export async function listAround(
  read: Read,
  { county }: Scope,
  ids: readonly string[],
): Promise<Around> {
  if (ids.length === 0) return { parties: new Map(), signals: new Map(), sessions: new Map() };
  const parties = await read
    .selectFrom('mediation_parties')
    .selectAll()
    .where('county', '=', county)
    .where('mediation', 'in', [...ids])
    .orderBy('mediation')
    .orderBy('side')
    .execute();
  const signals = await read
    .selectFrom('mediation_signals')
    .selectAll()
    .where('county', '=', county)
    .where('mediation', 'in', [...ids])
    .orderBy('code')
    .execute();
  return {
    sessions: await countSessions(read, county, ids),
    parties: Map.groupBy(parties, ({ mediation }) => mediation),
    signals: Map.groupBy(signals, ({ mediation }) => mediation),
  };
}

/** Sessions of the mediator whom each file has now, as `gather.ts` counts them in one file. */
async function countSessions(
  read: Read,
  county: number,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ mediation: string; count: number }>`
    select p.mediation, count(*)::integer as count
    from mediation_papers p
      join mediations on mediations.county = p.county and mediations.id = p.mediation
    where p.county = ${county} and p.mediation = any(${[...ids]}::uuid[]) and ${isTheirSession}
    group by p.mediation`.execute(read);
  return new Map(rows.map(({ mediation, count }) => [mediation, count]));
}

export const listPapers = (read: Read, { county }: Scope, mediation: string): Promise<PaperRow[]> =>
  read
    .selectFrom('mediation_papers')
    .selectAll()
    .where('county', '=', county)
    .where('mediation', '=', mediation)
    .orderBy('no')
    .execute();

export const listEvents = (read: Read, { county }: Scope, mediation: string): Promise<EventRow[]> =>
  read
    .selectFrom('mediation_events')
    .selectAll()
    .where('county', '=', county)
    .where('mediation', '=', mediation)
    .orderBy('seq')
    .execute();
