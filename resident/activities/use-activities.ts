import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { MyActivity } from '../../contract/activities.ts';
import { type Client, isUndecided, Refused } from '../../ui/client.ts';
import { newRequestId } from '../../ui/request-id.ts';
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

/** A step of mine. Its request id stays until it is decided, so that a second press asks for the same. */
export function useStep<I>(send: Send<I>) {
  const { client } = useApi();
  const queries = useQueryClient();
  const requestId = useRef<string>(undefined);
  return useMutation({
    mutationFn: (input: I) => {
      requestId.current ??= newRequestId();
      return send(client, input, requestId.current);
    },
    onSuccess: (activity) => {
      requestId.current = undefined;
      queries.setQueryData(client.key('getMyActivity', { params: { id: activity.id } }), activity);
      const changed = ['listMyActivities', 'getMyVolunteerHours', 'getMyPoints', 'listMyAwards'];
      for (const name of changed)
        void queries.invalidateQueries({ queryKey: [client.county, name] });
    },
    onError: (error) => {
      if (error instanceof Refused && !isUndecided(error.problem)) requestId.current = undefined;
    },
  });
}
