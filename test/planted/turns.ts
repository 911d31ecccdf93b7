import type { Bug } from './bugs.ts';

/** To plant them all takes a quarter of the whole check: each commit has a share, three commits have all. */
export const turns = 3;

/** Every third, so that of each kind some are there. */
export const shareOf = (bugs: readonly Bug[], turn: number): Bug[] =>
  bugs.filter((_, place) => place % turns === turn);
