import { useMutation } from '@tanstack/react-query';
import type { agreementRoutes } from '../../contract/agreements.ts';
import type { CodeSent, Proof } from '../../contract/residents.ts';
import type { BodyOf } from '../../contract/route.ts';
import { Refused } from '../../ui/client.ts';
import { useField } from './context.ts';

/** Sends a code to the phone of who agrees; where the server wants effort first, this phone makes it. */
export function useAgreementCode() {
  const { client } = useField();
  const send = (phone: string, proof?: Proof) =>
    client.call('sendAgreementCode', { body: { phone, ...(proof ? { proof } : {}) } });
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

export function useAgreeing() {
  const { client, agree } = useField();
  return useMutation({
    mutationFn: (body: BodyOf<typeof agreementRoutes.agree>) => client.call('agree', { body }),
    onSuccess: agree,
  });
}
