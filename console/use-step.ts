import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouteName } from '../contract/table.ts';
import { useRequestId } from '../ui/use-request-id.ts';
import { useCounty } from './county.tsx';

interface After<B, A> {
  /** What was read by these routes is out of date afterwards. */
  stale: readonly RouteName[];
  /** `requestId`: under which it is on record. */
  onDone?: ((answer: A, requestId: string, body: B) => void) | undefined;
}

/** Sends a step that must count once. */
export function useStep<B, A>(
  call: (body: B, requestId: string) => Promise<A>,
  { stale, onDone }: After<B, A>,
) {
  const { client } = useCounty();
  const queries = useQueryClient();
  const requests = useRequestId();
  return useMutation({
    mutationFn: (body: B) => call(body, requests.idOf(body)),
    onSuccess: (answer, body) => {
      onDone?.(answer, requests.answered(), body);
      for (const route of stale)
        void queries.invalidateQueries({ queryKey: [client.county, route] });
    },
    onError: requests.failed,
  });
}
