import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { MyActivity } from '../../contract/activities.ts';
import type { Client } from '../../ui/client.ts';
import { useRequestId } from '../../ui/use-request-id.ts';
import { useAnswer, useApi } from '../api.ts';

export type Show = 'coming' | 'mine';

/** What is coming, or what I signed up for, page by page. */
export function useActivities(show: Show) {
  const { client } = useApi();
  return useInfiniteQuery({
    queryKey: [...client.key('listMyActivities', { query: { show } }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.call('listMyActivities', {
        query: pageParam === null ? { show } : { show, after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

export const useActivity = (id: string) => useAnswer('getMyActivity', { params: { id } });

type Send<I> = (client: Client, input: I, requestId: string) => Promise<MyActivity>;

/** A step of mine. */
export function useStep<I>(send: Send<I>) {
  const { client } = useApi();
  const queries = useQueryClient();
  const requests = useRequestId();
  return useMutation({
    mutationFn: (input: I) => send(client, input, requests.idOf(input)),
    onSuccess: (activity) => {
      requests.answered();
      queries.setQueryData(client.key('getMyActivity', { params: { id: activity.id } }), activity);
      const changed = ['listMyActivities', 'getMyVolunteerHours', 'getMyPoints', 'listMyAwards'];
      for (const name of changed)
        void queries.invalidateQueries({ queryKey: [client.county, name] });
    },
    onError: requests.failed,
  });
}
