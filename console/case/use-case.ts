import { useQuery } from '@tanstack/react-query';
import { useCounty } from '../county.tsx';

/**
 * One case. Every reading is recorded as a look at personal data, so it is read when it is opened and
 * after a move, whoever made it, and never by the clock.
 */
export function useCase(code: string) {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('getCase', { params: { code } }),
    queryFn: ({ signal }) => client.call('getCase', { params: { code }, signal }),
    staleTime: 10_000,
    refetchOnReconnect: false,
  });
}
