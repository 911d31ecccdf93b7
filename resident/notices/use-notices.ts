import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Me } from '../../contract/residents.ts';
import { useApi } from '../api.ts';

/** What I was told, page by page, newest first. */
export function useNotices() {
  const { client } = useApi();
  return useInfiniteQuery({
    queryKey: client.key('listMyNotices', {}),
    queryFn: ({ pageParam, signal }) =>
      client.call('listMyNotices', {
        query: pageParam === null ? {} : { after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** Marks everything up to the newest notice as read; the bell on home follows. */
export function useMarkRead() {
  const { client } = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (upTo: string) => client.call('markNoticesRead', { body: { upTo } }),
    onSuccess: ({ unread }) =>
      queries.setQueryData<Me>(
        client.key('getMe', {}),
        (me) => me && { ...me, unreadNotices: unread },
      ),
  });
}
