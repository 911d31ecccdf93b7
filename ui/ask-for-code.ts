import type { CodeSent, Proof } from '../contract/residents.ts';
import { type Client, Refused } from './client.ts';

/** Asks the server for a code; with a proof where it wants one. */
export type AskForCode = (proof: Proof | undefined) => Promise<CodeSent>;

/**
 * Asks for a code. Where the server wants effort first, this device makes it by itself and asks again: nobody
 * is asked to read a picture or to press anything.
 */
export async function askForCode(
  client: Client,
  ask: AskForCode,
  onEffort?: () => void,
): Promise<CodeSent> {
  try {
    return await ask(undefined);
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.code !== 'effort_needed') throw error;
    onEffort?.();
    const { puzzle, bits } = await client.call('askPuzzle', {});
    const { solvePuzzle } = await import('./solve-puzzle.ts');
    return await ask({ puzzle, answer: await solvePuzzle(puzzle, bits) });
  }
}
