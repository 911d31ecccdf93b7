import { useMutation } from '@tanstack/react-query';
import type { CodeSent, Proof } from '../../contract/residents.ts';
import type { WindowPurpose } from '../../contract/window.ts';
import { Refused } from '../../ui/client.ts';
import { useCounty } from '../county.tsx';

/**
 * Sends a code to a phone that somebody at the window holds. Where the server wants effort first, this
 * computer makes it by itself.
 */
export function useWindowCode(purpose: WindowPurpose) {
  const { client } = useCounty();
  const send = (phone: string, proof?: Proof) =>
    client.call('sendWindowCode', { body: { phone, purpose, ...(proof ? { proof } : {}) } });
  return useMutation({
    mutationFn: async (phone: string): Promise<CodeSent> => {
      try {
        return await send(phone);
      } catch (error) {
        if (!(error instanceof Refused) || error.problem.code !== 'effort_needed') throw error;
        const { puzzle, bits } = await client.call('askPuzzle', {});
        const { solvePuzzle } = await import('../../ui/solve-puzzle.ts');
        return await send(phone, { puzzle, answer: await solvePuzzle(puzzle, bits) });
      }
    },
  });
}
