import { dayMs } from '../../platform/calendar.ts';
import type { CaseState } from './history.ts';

/** Days within which handled work is verified. */
export const verificationDays = 2;
/** Days the reporter has to confirm before the case is closed without their word. */
export const confirmationDays = 7;

/** The clock that runs: the reporter's turn, the check, or whatever of staff's own comes first. */
export function deadlineOf(state: CaseState): Date | null {
  const daysFromNow = (days: number) => new Date(state.stageSince.getTime() + days * dayMs);
  switch (state.stage) {
    case 'closed':
    case 'refused':
    case 'withdrawn':
    case 'transferred':
      return null;
    case 'returned':
    case 'awaiting_confirmation':
      return daysFromNow(confirmationDays);
    case 'answered':
      return daysFromNow(verificationDays);
    case 'reported':
    case 'accepted':
    case 'dispatched':
      return earliest(dueOf(state)) ?? state.firstAnswerDueAt;
  }
}

/** What is still owed: the dispatch, the first answer, and the work once both are given. */
function dueOf({ dispatchedAt, dispatchDueAt, ...state }: CaseState): Date[] {
  const owed = [
    ...(dispatchedAt === null ? [dispatchDueAt] : []),
    ...(state.firstAnsweredAt === null ? [state.firstAnswerDueAt] : []),
  ];
  const work = state.pausedUntil ?? state.resolveDueAt;
  return owed.length > 0 || work === null ? owed : [work];
}

const earliest = (instants: readonly Date[]): Date | undefined =>
  instants.reduce<Date | undefined>(
    (first, one) => (first === undefined || one < first ? one : first),
    undefined,
  );
