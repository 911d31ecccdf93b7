import { useQuery } from '@tanstack/react-query';
import { useCounty } from './county.ts';

/** Today's counts, the fortnight, the dots and the books; asked again every `everyMs` if given, while `wanted`. */
export function useFigures(everyMs?: number, wanted = true) {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('getBoardFigures'),
    queryFn: ({ signal }) => client.call('getBoardFigures', { signal }),
    enabled: wanted,
    refetchInterval: everyMs ?? false,
    refetchIntervalInBackground: true,
  });
}
