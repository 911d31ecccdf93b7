import { createHash } from 'node:crypto';
import { commitOf } from '../scripts/commit-of.ts';

/** Which of so many has its turn at this commit; a tree that knows of no commit always has the same. */
export const turnOf = (turns: number, commit = commitOf()): number =>
  createHash('sha256').update(commit).digest().readUInt32BE() % turns;

/** The one of several that has its turn; all of them where `TURNS=all` is set. */
export const inTurn = <T>(several: readonly T[]): readonly T[] =>
  process.env.TURNS === 'all'
    ? several
    : several.filter((_, place) => place === turnOf(several.length));
