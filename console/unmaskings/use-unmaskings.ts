import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Unmasking, UnmaskingField } from '../../contract/unmaskings.ts';
import { Refused } from '../../ui/client.ts';
import { newRequestId } from '../../ui/request-id.ts';
import { useCounty } from '../county.tsx';

/** While somebody is waited for, it is asked every ten seconds whether they have agreed. */
const askAgainMs = 10_000;

/** What became of the reader's own asking about a case. */
export function useMyUnmasking(code: string, enabled: boolean) {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('getMyUnmasking', { params: { code } }),
    queryFn: ({ signal }) => client.call('getMyUnmasking', { params: { code }, signal }),
    enabled,
    refetchInterval: ({ state }) => (state.data?.unmasking?.state === 'asked' ? askAgainMs : false),
  });
}

export type Show = 'waiting' | 'over';

/** Looks that wait or are over, page by page. Every reading is recorded, so the clock repeats none. */
export function useUnmaskings(show: Show) {
  const { client } = useCounty();
  const pages = useInfiniteQuery({
    queryKey: client.key('listUnmaskings', { query: { show } }),
    queryFn: ({ pageParam, signal }) =>
      client.call('listUnmaskings', {
        query: pageParam === undefined ? { show } : { show, after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 10_000,
  });
  return { pages, unmaskings: pages.data?.pages.flatMap((page) => page.unmaskings) ?? [] };
}
export type Unmaskings = ReturnType<typeof useUnmaskings>;

export interface AskBody {
  what: UnmaskingField[];
  reason: string;
  untold?: string;
}

export function useAsking(code: string) {
  const { client } = useCounty();
  return useStep((body: AskBody, requestId) =>
    client.call('askUnmasking', { params: { code }, body, requestId }),
  );
}

/** The one look; its answer is kept by nobody but the page that shows it. */
export function useLooking() {
  const { client } = useCounty();
  return useStep(({ id }: Pick<Unmasking, 'id'>, requestId) =>
    client.call('lookUnmasked', { params: { id }, requestId }),
  );
}

export function useDeciding(id: string, verdict: 'approve' | 'decline') {
  const { client } = useCounty();
  const route = verdict === 'approve' ? 'approveUnmasking' : 'declineUnmasking';
  return useStep((body: { note: string }, requestId) =>
    client.call(route, { params: { id }, body, requestId }),
  );
}

/** Sends a step; the same content keeps its request id until there is an answer. */
function useStep<B extends object, A>(call: (body: B, requestId: string) => Promise<A>) {
  const { client } = useCounty();
  const queries = useQueryClient();
  const last = useRef({ content: '', id: '' });
  return useMutation({
    gcTime: 0,
    mutationFn: (body: B) => {
      const content = JSON.stringify(body);
      if (last.current.content !== content) last.current = { content, id: newRequestId() };
      return call(body, last.current.id);
    },
    onSuccess: () => {
      for (const route of ['getMyUnmasking', 'listUnmaskings'])
        void queries.invalidateQueries({ queryKey: [client.county, route] });
    },
    onError: (error) => {
      // Refused is answered: the next try is a new request. Unanswered, it must count once.
      if (error instanceof Refused) last.current = { content: '', id: '' };
    },
  });
}
