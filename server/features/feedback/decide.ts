import type { FeedbackKind, FeedbackMove, FeedbackState } from '../../../contract/feedback.ts';
import { addDays, addWorkingDays, type LocalDate, localDate } from '../../platform/calendar.ts';
import { isSameName } from '../../platform/spelled.ts';

/** Working days within which feedback is answered. */
export const answerDays = 5;
/** Days for which an unanswered return visit is waited for. */
export const silentDays = 7;
/** What one person can send in a day. */
export const sendsADay = 5;
/** From this rating on the sender is content. */
export const contentFrom = 3;

export interface FeedbackFacts {
  kind: FeedbackKind;
  state: FeedbackState;
  adopted: boolean;
  /** Who gave an answer to it, the newest or one before. */
  answeredBy: readonly string[];
  /** When it was asked whether that answer helps. */
  visitedAt: Date | null;
  /** The name of whoever sent it; null: not known. */
  sender: string | null;
  /** Who of staff typed it for them. */
  typedBy: string | null;
}

/** One of staff, at some moment. */
export interface Mover {
  reader: string;
  name: string;
  now: Date;
}

/** The last day on which an answer is in time: working days are counted from the day after. */
export const answerDueOn = (on: LocalDate): LocalDate => addWorkingDays(on, answerDays);

const movesFrom: Record<FeedbackMove, readonly FeedbackState[]> = {
  accept: ['sent'],
  answer: ['accepted'],
  visit: ['answered'],
  close: ['visited'],
  // What an answer said can be carried out long afterwards.
  adopt: ['answered', 'visited', 'closed'],
};

export type FeedbackObjection =
  | 'feedback_not_now'
  | 'feedback_no_suggestion'
  | 'feedback_adopted'
  | 'feedback_own_answer'
  | 'feedback_own'
  | 'feedback_typed_by_you'
  | 'feedback_too_early';

/** What stands against a move of one of staff. */
export function objectionTo(
  move: FeedbackMove,
  facts: FeedbackFacts,
  { reader, name, now }: Mover,
): FeedbackObjection | undefined {
  const { kind, state, adopted, answeredBy, visitedAt } = facts;
  if (move === 'adopt' && kind !== 'suggestion') return 'feedback_no_suggestion';
  if (move === 'adopt' && adopted) return 'feedback_adopted';
  if (!movesFrom[move].includes(state)) return 'feedback_not_now';
  if (move === 'adopt' && answeredBy.includes(reader)) return 'feedback_own_answer';
  if (earns(move, kind) && isSameName(facts.sender, name)) return 'feedback_own';
  if (earns(move, kind) && facts.typedBy === reader) return 'feedback_typed_by_you';
  if (move === 'close' && (visitedAt === null || localDate(now) <= silentUntil(visitedAt)))
    return 'feedback_too_early';
  return undefined;
}

/**
 * Nobody takes up what they suggested themselves, or typed for whoever did; of staff nothing but the name is known.
 * What earns nothing is not asked: it would tell whose a complaint is.
 */
const earns = (move: FeedbackMove, kind: FeedbackKind): boolean =>
  kind === 'suggestion' && (move === 'accept' || move === 'adopt');

/** The last day on which a return visit may still be answered before it counts as silence. */
export const silentUntil = (visitedAt: Date): LocalDate =>
  addDays(localDate(visitedAt), silentDays);

/** Where feedback stands after a move; adopting it changes nothing of that. */
export const stateAfter: Record<Exclude<FeedbackMove, 'adopt'>, FeedbackState> = {
  accept: 'accepted',
  answer: 'answered',
  visit: 'visited',
  close: 'closed',
};

/** Whether an answer waits to be rated. */
export const mayRate = (state: FeedbackState): boolean =>
  state === 'answered' || state === 'visited';

/** Whom an answer did not help gets another one. */
export const stateAfterRating = (rating: number): Extract<FeedbackState, 'closed' | 'accepted'> =>
  rating >= contentFrom ? 'closed' : 'accepted';
