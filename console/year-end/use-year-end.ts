import { useQuery } from '@tanstack/react-query';
import { useCounty } from '../county.tsx';

const lookAgainMs = 3_000;

/** What lapses and how the nights went; looked at again while a run is under way. */
export function useYearEnd() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('getYearEnd'),
    queryFn: ({ signal }) => client.call('getYearEnd', { signal }),
    refetchInterval: ({ state }) =>
      state.data?.runs.some((run) => run.state !== 'done') ? lookAgainMs : false,
  });
}
