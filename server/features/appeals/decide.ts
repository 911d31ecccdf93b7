import { addDays, addWorkingDays, type LocalDate, localDate } from '../../platform/calendar.ts';

/** Days within which a decision can be contested. */
export const contestDays = 30;
/** Working days within which an appeal is answered. */
export const answerDays = 5;

export interface ContestFacts {
  state: string;
  /** The resident's and the household's together. */
  points: number;
  cause: string;
  /** Whether a correction of the rule book took some of it back. */
  corrected: boolean;
  /** When it was taken back, or given as nothing. */
  decidedAt: Date;
}

/**
 * The last day on which an award can be contested; null where it was neither taken back nor left
 * empty. What was added to an award later is contested with that award.
 */
export function contestableUntil(facts: ContestFacts): LocalDate | null {
  const { state, points, cause, corrected, decidedAt } = facts;
  if (cause !== 'deed') return null;
  const isEmpty = state === 'settled' && points === 0;
  if (state !== 'reversed' && !isEmpty && !corrected) return null;
  return addDays(localDate(decidedAt), contestDays);
}

/** What stands against an appeal. */
export function objectionToAppeal(
  until: LocalDate | null,
  { made, today }: { made: boolean; today: LocalDate },
): 'nothing_to_contest' | 'appeal_made' | 'appeal_too_late' | undefined {
  if (until === null) return 'nothing_to_contest';
  if (made) return 'appeal_made';
  return today > until ? 'appeal_too_late' : undefined;
}

/** The last day on which an answer is in time: working days are counted from the day after. */
export const answerDueOn = (openedOn: LocalDate): LocalDate => addWorkingDays(openedOn, answerDays);

/** What stands against answering: who took the points back does not judge their own decision. */
export function objectionToAnswer({
  state,
  decider,
  reader,
}: {
  state: string;
  /** Who took the award back; null where no person did. */
  decider: string | null;
  reader: string;
}): 'appeal_answered' | 'appeal_own_decision' | undefined {
  if (state !== 'open') return 'appeal_answered';
  return decider === reader ? 'appeal_own_decision' : undefined;
}
