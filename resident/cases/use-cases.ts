import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../api.ts';

/** My cases, page by page, newest first. */
export function useCases() {
  const { client } = useApi();
  return useInfiniteQuery({
    queryKey: [...client.key('listMyCases', {}), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.call('listMyCases', { query: pageParam === null ? {} : { after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}
