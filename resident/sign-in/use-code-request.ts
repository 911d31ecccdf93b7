import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CodeSent, Proof } from '../../contract/residents.ts';
import { Refused } from '../../ui/client.ts';
import { useApi } from '../api.ts';

/** Asks the server for a code; with a proof where it wants one. */
export type AskForCode = (proof: Proof | undefined) => Promise<CodeSent>;

/**
 * Asks for a code. Where the server wants effort first, the phone makes it by itself and asks again:
 * nobody is asked to read a picture or to press anything.
 */
export function useCodeRequest(onSent: (sent: CodeSent) => void) {
  const { client } = useApi();
  const [checking, setChecking] = useState(false);
  const request = useMutation({
    mutationFn: async (ask: AskForCode) => {
      try {
        return await ask(undefined);
      } catch (error) {
        if (!(error instanceof Refused) || error.problem.code !== 'effort_needed') throw error;
        setChecking(true);
        const { puzzle, bits } = await client.call('askPuzzle', {});
        const { solvePuzzle } = await import('../../ui/solve-puzzle.ts');
        return await ask({ puzzle, answer: await solvePuzzle(puzzle, bits) });
      } finally {
        setChecking(false);
      }
    },
    onSuccess: onSent,
  });
  return { ...request, checking };
}

/** A code to a phone that somebody typed. The answer is the same for known and unknown phones. */
export function useCodeTo() {
  const { client } = useApi();
  return (phone: string): AskForCode =>
    (proof) =>
      client.call('requestSignInCode', { body: { phone, ...(proof ? { proof } : {}) } });
}
