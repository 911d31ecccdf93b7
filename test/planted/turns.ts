import { createHash } from 'node:crypto';
import { commitOf } from '../../scripts/commit-of.ts';
import type { Bug } from './bugs.ts';

/** To plant them all takes a quarter of the whole check: each commit has a share, three commits have all. */
export const turns = 3;

/** Whose turn it is at this commit; a tree that knows of no commit always has the same. */
export const turnOf = (commit = commitOf()): number =>
  createHash('sha256').update(commit).digest().readUInt32BE() % turns;

/** Every third, so that of each kind some are there. */
export const shareOf = (bugs: readonly Bug[], turn: number): Bug[] =>
  bugs.filter((_, place) => place % turns === turn);
