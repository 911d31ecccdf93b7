import { useQuery } from '@tanstack/react-query';
import { useCounty } from './county.tsx';

/** Outlines and names of areas change once in years: one reading serves the whole session. */
export function useAreas() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listAreas'),
    queryFn: ({ signal }) => client.call('listAreas', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
