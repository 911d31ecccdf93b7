import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../api.ts';

export type Show = 'all' | 'settled' | 'pending' | 'reversed';

/** The statement, page by page, newest first. */
export function useAwards(show: Show) {
  const { client } = useApi();
  return useInfiniteQuery({
    queryKey: client.key('listMyAwards', { query: { show } }),
    queryFn: ({ pageParam, signal }) =>
      client.call('listMyAwards', {
        query: pageParam === null ? { show } : { show, after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}
