import { sha256 } from '@noble/hashes/sha2.js';
import { leadingZeroBits, puzzleWords } from '../contract/puzzle.ts';

/** Long enough to be worth it, short enough that the page stays alive under a finger. */
const spellMs = 12;

/** Answers a puzzle on this phone: some hundred thousand hashes, with a breath between the spells. */
export async function solvePuzzle(puzzle: string, bits: number): Promise<number> {
  const encoder = new TextEncoder();
  for (let answer = 0; ; ) {
    const until = performance.now() + spellMs;
    while (performance.now() < until) {
      if (leadingZeroBits(sha256(encoder.encode(puzzleWords(puzzle, answer)))) >= bits)
        return answer;
      answer += 1;
    }
    await new Promise((rested) => setTimeout(rested, 0));
  }
}
