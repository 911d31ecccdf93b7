import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Bearer } from '../../contract/counter.ts';
import { useCounty } from '../county.tsx';

/** Conflicts at counters below the reader's area, the newest first, a page at a time. */
export function useConflicts(bearer: Bearer | undefined) {
  const { client } = useCounty();
  return useInfiniteQuery({
    queryKey: client.key('listCounterConflicts', { query: { bearer } }),
    queryFn: ({ pageParam, signal }) =>
      client.call('listCounterConflicts', {
        query: {
          ...(bearer === undefined ? {} : { bearer }),
          ...(pageParam === undefined ? {} : { after: pageParam }),
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

export function useConflict(id: string) {
  const { client } = useCounty();
  const params = { id };
  return useQuery({
    queryKey: client.key('getCounterConflict', { params }),
    queryFn: ({ signal }) => client.call('getCounterConflict', { params, signal }),
  });
}
