import { Refused } from '../../ui/client.ts';

/** The code that was shown to one's own phone is too long ago: it is asked for once more. */
export const isUnproved = (error: unknown): boolean =>
  error instanceof Refused && error.problem.code === 'code_needed';
