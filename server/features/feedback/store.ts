import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import type { FeedbackShow, FeedbackState } from '../../../contract/feedback.ts';
import type { DB, Feedback, FeedbackSteps } from '../../../db/types.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { type Due, dueByDay } from '../../platform/due.ts';
import { liesBelow } from '../../platform/lies-below.ts';
import { afterCursor, beforeCursor, type PageCursor } from '../../platform/page.ts';
import { residentOf, type Scope, typedByOf } from '../../platform/scope.ts';

export type FeedbackRow = Selectable<Feedback>;
export type StepRow = Selectable<FeedbackSteps>;
/** With the home of its sender. */
export type PlacedRow = FeedbackRow & { grid: string | null };

/** What the resident who asks has sent since then. */
export async function countSince(read: Read, scope: Scope, since: Date): Promise<number> {
  const { count } = await read
    .selectFrom('feedback')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('county', '=', scope.county)
    .where('resident', '=', residentOf(scope))
    .where('sent_at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export function insertFeedback(
  tx: Tx,
  scope: Scope,
  sent: Pick<FeedbackRow, 'id' | 'kind' | 'words_sealed' | 'sent_at' | 'due_on'>,
): Promise<FeedbackRow> {
  return tx
    .insertInto('feedback')
    .values({
      ...sent,
      county: scope.county,
      resident: residentOf(scope),
      typed_by: typedByOf(scope)?.staff ?? null,
      state: 'sent',
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

interface Page {
  after: PageCursor | undefined;
  limit: number;
}

/**
 * Whoever complains is protected: staff who type for them find what they suggested, and no complaint but the one
 * whose number they hand over.
 */
const seenBy = (scope: Scope, complaint?: string) => (where: ExpressionBuilder<DB, 'feedback'>) =>
  typedByOf(scope) === undefined
    ? where.lit(true)
    : where.or([
        where('kind', '=', 'suggestion'),
        ...(complaint === undefined ? [] : [where('id', '=', complaint)]),
      ]);

/** Complaints of the resident who asks, but for those that whoever types for them typed. */
export async function listComplaints(read: Read, scope: Scope): Promise<FeedbackRow[]> {
  return read
    .selectFrom('feedback')
    .selectAll()
    .where('county', '=', scope.county)
    .where('resident', '=', residentOf(scope))
    .where('kind', '=', 'complaint')
    .where('typed_by', 'is distinct from', typedByOf(scope)?.staff ?? null)
    .execute();
}

/** What the resident who asks sent, newest first. */
export function listMine(read: Read, scope: Scope, { after, limit }: Page): Promise<FeedbackRow[]> {
  return read
    .selectFrom('feedback')
    .selectAll()
    .where('county', '=', scope.county)
    .where('resident', '=', residentOf(scope))
    .where(seenBy(scope))
    .where(beforeCursor('sent_at', 'id', after))
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Something that the resident who asks sent, under lock. */
export function lockMine(
  tx: Tx,
  scope: Scope,
  { id, complaint }: { id: string; complaint?: string | undefined },
): Promise<FeedbackRow | undefined> {
  return tx
    .selectFrom('feedback')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('resident', '=', residentOf(scope))
    .where(seenBy(scope, complaint))
    .forUpdate()
    .executeTakeFirst();
}

const statesShown: Record<FeedbackShow, readonly FeedbackState[]> = {
  open: ['sent', 'accepted'],
  answered: ['answered', 'visited'],
  closed: ['closed'],
};

/** What residents below the scope sent: what waits longest first, what is closed newest first. */
export function listBelow(
  read: Read,
  scope: Scope,
  { show, after, limit }: Page & { show: FeedbackShow },
): Promise<PlacedRow[]> {
  const isOver = show === 'closed';
  const direction = isOver ? 'desc' : 'asc';
  const beyond = isOver ? beforeCursor : afterCursor;
  return shownBelow(read, scope, show)
    .where(beyond('feedback.sent_at', 'feedback.id', after))
    .orderBy('feedback.sent_at', direction)
    .orderBy('feedback.id', direction)
    .limit(limit)
    .execute();
}

/** What waits for an answer, as counts. */
export const countOpen = (read: Read, scope: Scope, today: LocalDate): Promise<Due> =>
  shownBelow(read, scope, 'open')
    .clearSelect()
    .select(dueByDay('feedback.due_on', today))
    .executeTakeFirstOrThrow();

const shownBelow = (read: Read, scope: Scope, show: FeedbackShow) =>
  feedbackBelow(read, scope).where('feedback.state', 'in', [...statesShown[show]]);

/** Somebody’s feedback below the scope; one elsewhere answers like one that does not exist. */
export const findBelow = (read: Read, scope: Scope, id: string): Promise<PlacedRow | undefined> =>
  feedbackBelow(read, scope).where('feedback.id', '=', id).executeTakeFirst();

export const lockBelow = (tx: Tx, scope: Scope, id: string): Promise<PlacedRow | undefined> =>
  feedbackBelow(tx, scope).where('feedback.id', '=', id).forUpdate('feedback').executeTakeFirst();

/** Whoever has said no home is of the county. */
const feedbackBelow = (read: Read, scope: Scope) =>
  read
    .selectFrom('feedback')
    .innerJoin('residents', (join) =>
      join
        .onRef('residents.county', '=', 'feedback.county')
        .onRef('residents.id', '=', 'feedback.resident'),
    )
    .selectAll('feedback')
    .select('residents.grid')
    .where('feedback.county', '=', scope.county)
    .where('feedback.state', '<>', 'withdrawn')
    .where(liesBelow(scope, sql`residents.grid`));

export type Change = Partial<
  Pick<
    FeedbackRow,
    'state' | 'due_on' | 'reopened' | 'visited_at' | 'rating' | 'adopted_at' | 'adopted_by'
  >
>;

export function changeFeedback(
  tx: Tx,
  scope: Scope,
  { id, ...change }: Change & { id: string },
): Promise<FeedbackRow> {
  return tx
    .updateTable('feedback')
    .set(change)
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The steps of several pieces of feedback, each in their order. */
export async function listSteps(
  read: Read,
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, StepRow[]>> {
  if (ids.length === 0) return new Map();
  const rows = await read
    .selectFrom('feedback_steps')
    .selectAll()
    .where('county', '=', scope.county)
    .where('feedback', 'in', [...ids])
    .orderBy('feedback')
    .orderBy('seq')
    .execute();
  return Map.groupBy(rows, ({ feedback }) => feedback);
}

/** The place of the next step, where the feedback is locked. */
export async function nextSeq(read: Read, scope: Scope, feedback: string): Promise<number> {
  const { last } = await read
    .selectFrom('feedback_steps')
    .select(({ fn }) => fn.max('seq').as('last'))
    .where('county', '=', scope.county)
    .where('feedback', '=', feedback)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

export async function insertStep(
  tx: Tx,
  scope: Scope,
  step: Omit<StepRow, 'county'>,
): Promise<void> {
  await tx
    .insertInto('feedback_steps')
    .values({ ...step, county: scope.county })
    .execute();
}

/** Nobody answers any more what was sent by somebody who is erased. */
export async function withdrawOf(tx: Tx, scope: Scope, resident: string): Promise<void> {
  await tx
    .updateTable('feedback')
    .set({ state: 'withdrawn' })
    .where('county', '=', scope.county)
    .where('resident', '=', resident)
    .execute();
}
