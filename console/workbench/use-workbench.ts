import { useQuery } from '@tanstack/react-query';
import { useCounty } from '../county.tsx';
import { refreshEvery, useIsLive } from '../live/live-state.ts';

const refreshMs = 60_000;

/** What waits today. Only cases are told of at once: the rest is read anew every minute. */
export function useWorkbench() {
  const { client } = useCounty();
  const isLive = useIsLive();
  return useQuery({
    queryKey: client.key('getWorkbench'),
    queryFn: ({ signal }) => client.call('getWorkbench', { signal }),
    refetchInterval: refreshEvery(isLive, refreshMs),
    staleTime: 5_000,
  });
}
