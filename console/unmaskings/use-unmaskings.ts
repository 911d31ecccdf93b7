import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Unmasking, UnmaskingField } from '../../contract/unmaskings.ts';
import { useRequestId } from '../../ui/use-request-id.ts';
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

function useStep<B extends object, A>(call: (body: B, requestId: string) => Promise<A>) {
  const { client } = useCounty();
  const queries = useQueryClient();
  const requests = useRequestId();
  return useMutation({
    gcTime: 0,
    mutationFn: (body: B) => call(body, requests.idOf(body)),
    onSuccess: () => {
      requests.answered();
      for (const route of ['getMyUnmasking', 'listUnmaskings'])
        void queries.invalidateQueries({ queryKey: [client.county, route] });
    },
    onError: requests.failed,
  });
}
