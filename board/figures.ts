import { useQuery } from '@tanstack/react-query';
import { useCounty } from './county.ts';

/** Today's counts, the fortnight, the dots and the books; asked again every `everyMs` if given. */
export function useFigures(everyMs?: number) {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('getBoardFigures'),
    queryFn: ({ signal }) => client.call('getBoardFigures', { signal }),
    refetchInterval: everyMs ?? false,
    refetchIntervalInBackground: true,
  });
}
