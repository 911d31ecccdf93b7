import { useQueryClient } from '@tanstack/react-query';
import type { AcceptedLine } from '../../contract/case-lists.ts';
import { useCounty } from '../county.tsx';
import { useStep } from '../use-step.ts';

interface Acceptance {
  codes: string[];
  note: string;
}

/** Accepts several cases; the queue and every one of them is read anew. */
export function useAcceptSeveral(onDone: (lines: readonly AcceptedLine[]) => void) {
  const { client } = useCounty();
  const queries = useQueryClient();
  return useStep((body: Acceptance, requestId) => client.call('acceptCases', { body, requestId }), {
    stale: ['listCases'],
    onDone: ({ lines }) => {
      for (const { code } of lines)
        void queries.invalidateQueries({ queryKey: client.key('getCase', { params: { code } }) });
      onDone(lines);
    },
  });
}
export type AcceptingSeveral = ReturnType<typeof useAcceptSeveral>;
