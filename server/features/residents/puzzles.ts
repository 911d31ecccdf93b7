import { createHash, timingSafeEqual } from 'node:crypto';
import { leadingZeroBits, puzzleWords } from '../../../contract/puzzle.ts';
import type { Proof } from '../../../contract/residents.ts';
import type { Deps } from '../../platform/use-case.ts';

const livesMs = 10 * 60_000;

/**
 * A puzzle says for itself until when it holds and how hard it is, under a seal of ours: nothing is
 * kept of puzzles that were only asked for.
 */
export function makePuzzle(
  { cipher, clock, ids }: Pick<Deps, 'cipher' | 'clock' | 'ids'>,
  { county, bits }: { county: number; bits: number },
): string {
  const until = clock.now().getTime() + livesMs;
  const words = [county, until, bits, ids.token()].join('.');
  return `${words}.${sealsOf(cipher, words)[0].toString('base64url')}`;
}

/** Under each key by which it may have been sealed, the current one first. */
const sealsOf = (cipher: Deps['cipher'], words: string) =>
  cipher.blindIndexes(words, 'puzzles.seal');

export interface Proven {
  bits: number;
  /** By which the puzzle is spent. */
  puzzle: Buffer;
  expiresAt: Date;
}

/** What an answer proves; undefined where the puzzle is not ours, has expired, or is not answered. */
export function checkProof(
  { cipher, clock }: Pick<Deps, 'cipher' | 'clock'>,
  { puzzle, answer }: Proof,
  county: number,
): Proven | undefined {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.[\w-]+(?=\.[\w-]+$)/.exec(puzzle);
  if (parts === null) return undefined;
  const shown = Buffer.from(puzzle.slice(parts[0].length + 1), 'base64url');
  const seal = sealsOf(cipher, parts[0]).find(
    (ours) => ours.length === shown.length && timingSafeEqual(ours, shown),
  );
  if (seal === undefined) return undefined;
  const [, itsCounty, until, bits] = parts.map(Number);
  if (itsCounty !== county || until === undefined || bits === undefined) return undefined;
  if (until <= clock.now().getTime()) return undefined;
  const hash = createHash('sha256').update(puzzleWords(puzzle, answer)).digest();
  if (leadingZeroBits(hash) < bits) return undefined;
  return { bits, puzzle: seal, expiresAt: new Date(until) };
}
