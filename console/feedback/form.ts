import type { FeedbackMove, StaffFeedback } from '../../contract/feedback.ts';

/**
 * Which form it is that somebody writes in: another person’s step leaves it as it is, and after an answer
 * there is a new one.
 */
export const formOf = (move: FeedbackMove, { id, steps }: Pick<StaffFeedback, 'id' | 'steps'>) =>
  `feedback:${id}:${move}:${steps.filter(({ kind }) => kind === 'answered').length}`;
