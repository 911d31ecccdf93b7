import { useInfiniteQuery } from '@tanstack/react-query';
import { useCounty } from '../county.tsx';

/** Held awards, page by page. Every reading is recorded, so it is not repeated by the clock. */
export function useHeld() {
  const { client } = useCounty();
  const pages = useInfiniteQuery({
    queryKey: client.key('listHeldAwards'),
    queryFn: ({ pageParam, signal }) =>
      client.call('listHeldAwards', {
        ...(pageParam === undefined ? {} : { query: { after: pageParam } }),
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 10_000,
  });
  return { pages, held: pages.data?.pages.flatMap((page) => page.held) ?? [] };
}
export type Held = ReturnType<typeof useHeld>;
