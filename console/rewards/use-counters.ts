import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReservationList } from '../../contract/reward-desk.ts';
import type { RouteName } from '../../contract/table.ts';
import { useCounty } from '../county.tsx';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';

/** Every reading that a change at a counter makes out of date. */
export const staleCounters: readonly RouteName[] = [
  'listCounters',
  'getCounter',
  'listMyCounters',
  'listMovements',
  'listReservations',
  'listSuggestions',
];

/** Counters by name: below the own area page by page, or those at which whoever sits here serves. */
export function useCounters(mine: boolean) {
  const { client } = useCounty();
  const pages = useInfiniteQuery({
    queryKey: client.key(mine ? 'listMyCounters' : 'listCounters'),
    queryFn: async ({ pageParam, signal }) => {
      if (mine) return { ...(await client.call('listMyCounters', { signal })), next: null };
      const query = pageParam === undefined ? {} : { query: { after: pageParam } };
      return client.call('listCounters', { ...query, signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return { pages, counters: pages.data?.pages.flatMap((page) => page.counters) ?? [] };
}

export function useCounter(id: string) {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('getCounter', { params: { id } }),
    queryFn: ({ signal }) => client.call('getCounter', { params: { id }, signal }),
  });
}

export function useMerchants() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listMerchants'),
    queryFn: ({ signal }) => client.call('listMerchants', { signal }),
    enabled: mayCall(useStaff(), 'listMerchants'),
  });
}

/** What came to an offer and what left it, page by page. */
export function useMovements(offer: string) {
  const { client } = useCounty();
  const params = { id: offer };
  const pages = useInfiniteQuery({
    queryKey: client.key('listMovements', { params }),
    queryFn: ({ pageParam, signal }) =>
      client.call('listMovements', {
        params,
        ...(pageParam === undefined ? {} : { query: { after: pageParam } }),
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return { pages, movements: pages.data?.pages.flatMap((page) => page.movements) ?? [] };
}

/** What waits at a counter, or was handed over there, page by page. */
export function useReservations(counter: string, list: ReservationList) {
  const { client } = useCounty();
  const params = { id: counter };
  const pages = useInfiniteQuery({
    queryKey: client.key('listReservations', { params, query: { list } }),
    queryFn: ({ pageParam, signal }) =>
      client.call('listReservations', {
        params,
        query: pageParam === undefined ? { list } : { list, after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return { pages, reservations: pages.data?.pages.flatMap((page) => page.reservations) ?? [] };
}
