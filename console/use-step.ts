import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { RouteName } from '../contract/table.ts';
import { isUndecided, Refused } from '../ui/client.ts';
import { newRequestId } from '../ui/request-id.ts';
import { useCounty } from './county.tsx';

interface After<B, A> {
  /** What was read by these routes is out of date afterwards. */
  stale: readonly RouteName[];
  /** `requestId`: under which it is on record. */
  onDone?: ((answer: A, requestId: string, body: B) => void) | undefined;
}

/**
 * Sends a step that must count once: the same content keeps its request id until the server has
 * answered it, so a second press after a lost answer is the same request. Refused is answered.
 */
export function useStep<B, A>(
  call: (body: B, requestId: string) => Promise<A>,
  { stale, onDone }: After<B, A>,
) {
  const { client } = useCounty();
  const queries = useQueryClient();
  const last = useRef({ content: '', id: '' });
  return useMutation({
    mutationFn: (body: B) => {
      const content = JSON.stringify(body ?? null);
      if (last.current.content !== content) last.current = { content, id: newRequestId() };
      return call(body, last.current.id);
    },
    onSuccess: (answer, body) => {
      const { id } = last.current;
      last.current = { content: '', id: '' };
      onDone?.(answer, id, body);
      for (const route of stale)
        void queries.invalidateQueries({ queryKey: [client.county, route] });
    },
    onError: (error) => {
      if (error instanceof Refused && !isUndecided(error.problem))
        last.current = { content: '', id: '' };
    },
  });
}
