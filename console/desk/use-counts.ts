import { useQuery } from '@tanstack/react-query';
import { useCounty } from '../county.tsx';
import { refreshEvery, useIsLive } from '../live/live-state.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';

const refreshMs = 60_000;

/** How much waits on each page, for the navigation. Moves make it stale together with the queue. */
export function useCounts() {
  const { client } = useCounty();
  const me = useStaff();
  const isLive = useIsLive();
  const body = { show: 'mine' } as const;
  const first = useQuery({
    queryKey: [client.county, 'listCases', 'counts'],
    queryFn: ({ signal }) => client.call('listCases', { body, signal }),
    refetchInterval: refreshEvery(isLive, refreshMs),
    enabled: mayCall(me, 'listCases'),
  });
  return first.data?.counts;
}
