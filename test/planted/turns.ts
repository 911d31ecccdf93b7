import type { Bug } from './bugs.ts';

/** To plant them all takes a quarter of the whole check: each commit has a share, four commits have all. */
export const turns = 4;
const atLeast = 30;

/** Every fourth, so that of each kind some are there, and of the next turn’s as many as are missing. */
export function shareOf(bugs: readonly Bug[], turn: number): Bug[] {
  const of = (which: number) => bugs.filter((_, place) => place % turns === which % turns);
  return [...of(turn), ...of(turn + 1).slice(0, Math.max(0, atLeast - of(turn).length))];
}
