import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { RouteName } from '../../contract/table.ts';
import { useCounty } from '../county.tsx';

/** Every reading that a step makes out of date. */
export const staleActivities: readonly RouteName[] = [
  'listActivities',
  'getActivity',
  'listParticipants',
];

/** Activities below the reader's areas, latest first, a page at a time. */
export function useActivities() {
  const { client } = useCounty();
  return useInfiniteQuery({
    queryKey: client.key('listActivities'),
    queryFn: ({ pageParam, signal }) =>
      client.call('listActivities', {
        query: pageParam === undefined ? {} : { after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

export function useActivity(id: string) {
  const { client } = useCounty();
  const params = { id };
  return useQuery({
    queryKey: client.key('getActivity', { params }),
    queryFn: ({ signal }) => client.call('getActivity', { params, signal }),
  });
}

/** Who takes part; each asking is on record, so nobody asks before it is wanted. */
export function useParticipants(id: string, enabled: boolean) {
  const { client } = useCounty();
  const params = { id };
  return useQuery({
    queryKey: client.key('listParticipants', { params }),
    queryFn: ({ signal }) => client.call('listParticipants', { params, signal }),
    enabled,
  });
}
