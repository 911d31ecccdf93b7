import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { RouteName } from '../../contract/table.ts';
import { useCounty } from '../county.tsx';

export type CatalogueState = 'listed' | 'off';

/** Every reading that a change of the catalogue makes out of date. */
export const staleCatalogue: readonly RouteName[] = [
  'listCatalogue',
  'getReward',
  'listCounters',
  'getCounter',
  'listMyCounters',
  'listSuggestions',
];

/** The catalogue by name, page by page. */
export function useCatalogue(state: CatalogueState) {
  const { client } = useCounty();
  const pages = useInfiniteQuery({
    queryKey: client.key('listCatalogue', { query: { state } }),
    queryFn: ({ pageParam, signal }) =>
      client.call('listCatalogue', {
        query: pageParam === undefined ? { state } : { state, after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return { pages, rewards: pages.data?.pages.flatMap((page) => page.rewards) ?? [] };
}

export function useReward(id: string) {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('getReward', { params: { id } }),
    queryFn: ({ signal }) => client.call('getReward', { params: { id }, signal }),
  });
}

export function useSuggestions() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listSuggestions'),
    queryFn: ({ signal }) => client.call('listSuggestions', { signal }),
  });
}
