import type { ClockName } from '../../../contract/case-road.ts';
import { dayMs } from '../../platform/calendar.ts';
import type { CaseState } from './history.ts';

/** Days within which handled work is verified. */
const verificationDays = 2;
/** Days that something waits for its reporter. */
const reporterDays = 7;

type Since = Pick<CaseState, 'stageSince'>;

const daysAfter = ({ stageSince }: Since, days: number) =>
  new Date(stageSince.getTime() + days * dayMs);

export const verifiableUntil = (state: Since): Date => daysAfter(state, verificationDays);

/** Until when the reporter may confirm before the case is closed without their word. */
export const confirmableUntil = (state: Since): Date => daysAfter(state, reporterDays);

interface RunningClock {
  of: ClockName;
  dueAt: Date;
}

/** The clocks that run, what is due first before the others; none where all stand still or the case has ended. */
export function clocksRunning(state: CaseState): RunningClock[] {
  switch (state.stage) {
    case 'reported':
    case 'accepted':
    case 'dispatched':
      return owedBy(state).sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
    case 'answered':
      return [{ of: 'verification', dueAt: verifiableUntil(state) }];
    case 'awaiting_confirmation':
      return [{ of: 'confirmation', dueAt: confirmableUntil(state) }];
    default:
      return [];
  }
}

/** When the next step is due: by the clock that runs, or when somebody looks again at what stands still. */
export function deadlineOf(state: CaseState): Date | null {
  switch (state.stage) {
    case 'closed':
    case 'refused':
    case 'withdrawn':
    case 'transferred':
      return null;
    case 'returned':
      return daysAfter(state, reporterDays);
    default:
      return clocksRunning(state)[0]?.dueAt ?? state.pausedUntil ?? state.firstAnswerDueAt;
  }
}

/**
 * What staff and units owe. The date of the work counts from the moment that it was promised: also while another
 * unit is looked for, or a first answer is owed. Nothing but a pause stops it.
 */
function owedBy({ dispatchedAt, firstAnsweredAt, pausedAt, ...state }: CaseState): RunningClock[] {
  const { resolveDueAt } = state;
  return [
    ...(dispatchedAt === null ? [{ of: 'dispatch', dueAt: state.dispatchDueAt } as const] : []),
    ...(firstAnsweredAt === null
      ? [{ of: 'firstAnswer', dueAt: state.firstAnswerDueAt } as const]
      : []),
    ...(resolveDueAt !== null && pausedAt === null
      ? [{ of: 'resolution', dueAt: resolveDueAt } as const]
      : []),
  ];
}
