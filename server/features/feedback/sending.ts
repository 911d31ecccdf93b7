import { complaintNumber } from '../../../contract/complaint-number.ts';
import type { FeedbackKind, FeedbackState, MyFeedback } from '../../../contract/feedback.ts';
import { countMine } from '../../platform/attempts.ts';
import { recordAudit } from '../../platform/audit.ts';
import { addDays, localDate, startOfDay } from '../../platform/calendar.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { communityOf } from '../privacy/service.ts';
import { lockSelf } from '../residents/service.ts';
import { answerDueOn, mayRate, sendsADay, stateAfterRating } from './decide.ts';
import { refuse } from './refusals.ts';
import { appendStep, wordsAt } from './steps.ts';
import * as store from './store.ts';
import { showMine } from './view.ts';

const pageSize = 20;

/** A resident suggests something, or complains. */
export function sendFeedback(
  deps: Deps,
  ask: Ask,
  { kind, words }: { kind: FeedbackKind; words: string },
) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<MyFeedback | Refusal> => {
    const typed = words.trim();
    if (typed.length < 2) return refuse('feedback_words_missing', { field: '/words' });
    const seal = await sealerOf(tx, { deps, scope }, residentOf(scope));
    // What one person sends in a day is counted one after another.
    const { grid } = await lockSelf(tx, scope);
    const now = deps.clock.now();
    const today = localDate(now);
    const sent = await store.countSince(tx, scope, startOfDay(today));
    if (sent >= sendsADay) return refuse('feedback_too_many', untilTomorrow(now));
    const id = deps.ids.uuid();
    const row = await store.insertFeedback(tx, scope, {
      id,
      kind,
      words_sealed: seal(typed, wordsAt(id)),
      sent_at: now,
      due_on: answerDueOn(today),
    });
    const entry = { action: 'feedback.sent', object: `feedback/${id}` } as const;
    const area = communityOf(grid);
    await recordAudit(
      tx,
      { deps, ask },
      { ...entry, area, details: { kind }, before: null, after: row },
    );
    return showOne(tx, { deps, ask }, row);
  });
}

const untilTomorrow = (now: Date) => {
  const until = startOfDay(addDays(localDate(now), 1));
  return {
    values: { most: sendsADay },
    retryAfterSeconds: Math.ceil((until.getTime() - now.getTime()) / 1_000),
  };
};

async function showOne(
  tx: Tx,
  { deps, ask: { scope } }: { deps: Deps; ask: Ask },
  row: store.FeedbackRow,
): Promise<MyFeedback> {
  const [shown] = await showMine(tx, { deps, scope }, [row]);
  if (shown === undefined) throw new Error(`feedback ${row.id} was not shown`);
  return shown;
}

/** What the resident who asks sent and what became of it, newest first. */
export async function listMyFeedback(
  deps: Deps,
  { scope }: Pick<Ask, 'scope'>,
  after: string | undefined,
): Promise<{ feedback: MyFeedback[]; next: string | null }> {
  const { read } = deps.database;
  const page = { after: decodeCursor(after), limit: pageSize };
  const rows = await store.listMine(read, scope, page);
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    feedback: await showMine(read, { deps, scope }, rows),
    next: last ? encodeCursor(last.sent_at, last.id) : null,
  };
}

/** The complaint of the resident who asks that goes by this number, for staff to whom they handed it over. */
async function findComplaint(
  read: Read,
  scope: Scope,
  number: string,
): Promise<store.FeedbackRow | undefined> {
  const complaints = await store.listComplaints(read, scope);
  return complaints.find(({ id }) => complaintNumber(id) === number);
}

const mostAsksADay = 6;

/** The one that goes by this number, alone. */
export async function listMyComplaint(
  deps: Deps,
  { scope }: Pick<Ask, 'scope'>,
  number: string,
): Promise<{ feedback: MyFeedback[]; next: null } | Refusal> {
  const { read } = deps.database;
  // Nobody tries one number after the other.
  const { today } = await deps.database.transact((tx) =>
    countMine(tx, { deps, scope }, 'complaint_asked'),
  );
  if (today > mostAsksADay) {
    const { retryAfterSeconds } = untilTomorrow(deps.clock.now());
    return refuse('complaint_asked_often', { field: '/complaint', retryAfterSeconds });
  }
  const found = await findComplaint(read, scope, number);
  if (found === undefined) return refuse('complaint_not_found', { field: '/complaint' });
  return { feedback: await showMine(read, { deps, scope }, [found]), next: null };
}

interface RatingGiven {
  id: string;
  rating: number;
  words: string;
  /** The number of a complaint, where staff type for whoever handed it over. */
  complaint?: string | undefined;
}

/** The sender says whether an answer helps; whom it does not help gets another one. */
export function rateFeedback(deps: Deps, ask: Ask, { id, rating, words, complaint }: RatingGiven) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<MyFeedback | Refusal> => {
    const seal = await sealerOf(tx, { deps, scope }, residentOf(scope));
    const named = complaint === undefined ? undefined : await findComplaint(tx, scope, complaint);
    const row = await store.lockMine(tx, scope, { id, complaint: named?.id });
    if (row === undefined) return refuse('feedback_not_found');
    if (!mayRate(row.state as FeedbackState)) return refuse('feedback_not_now');
    const state = stateAfterRating(rating);
    const isAgain = state === 'accepted';
    const after = await store.changeFeedback(tx, scope, {
      id,
      rating,
      state,
      ...(isAgain && {
        reopened: row.reopened + 1,
        visited_at: null,
        due_on: answerDueOn(localDate(deps.clock.now())),
      }),
    });
    const step = { row, kind: 'rated', words: words.trim() } as const;
    await appendStep(tx, { deps, ask, seal }, step);
    const entry = { action: 'feedback.rated', object: `feedback/${id}` } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, details: { rating }, before: row, after });
    return showOne(tx, { deps, ask }, after);
  });
}
