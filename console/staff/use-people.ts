import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCounty } from '../county.tsx';

export type Show = 'all' | 'active' | 'invited' | 'suspended';
export const shows: readonly Show[] = ['all', 'active', 'invited', 'suspended'];

export interface PeopleFilter {
  show: Show;
  find: string;
}

/** Members of staff, page by page. */
export function usePeople({ show, find }: PeopleFilter) {
  const { client } = useCounty();
  const asked = {
    ...(show === 'all' ? {} : { show }),
    ...(find.trim() === '' ? {} : { find: find.trim() }),
  };
  const pages = useInfiniteQuery({
    queryKey: client.key('listStaff', { body: asked }),
    queryFn: ({ pageParam, signal }) => {
      const body = { ...asked, ...(pageParam === undefined ? {} : { after: pageParam }) };
      return client.call('listStaff', { body, signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  return { pages, people: pages.data?.pages.flatMap((page) => page.staff) ?? [] };
}

/** Resets that wait for the security officer. */
export function useResets() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listFactorResets'),
    queryFn: ({ signal }) => client.call('listFactorResets', { signal }),
  });
}

/** What is read anew after something was done to somebody. */
export const peopleRoutes = ['listStaff', 'getStaffMember', 'listFactorResets'] as const;
