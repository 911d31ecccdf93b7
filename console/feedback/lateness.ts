import type { StaffFeedback } from '../../contract/feedback.ts';
import { dayOf } from '../dates.ts';

type Waiting = Pick<StaffFeedback, 'state' | 'dueOn'>;

/** Whether an answer is owed. */
export const waits = ({ state }: Pick<Waiting, 'state'>): boolean =>
  state === 'sent' || state === 'accepted';

/** Whether the last day for that answer is over; the day itself is still in time. */
export const isLate = (one: Waiting, now: Date): boolean => waits(one) && one.dueOn < dayOf(now);
