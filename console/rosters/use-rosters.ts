import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Roster, rosterRoutes } from '../../contract/rosters.ts';
import type { BodyOf } from '../../contract/route.ts';
import { useCounty } from '../county.tsx';
import { useStep } from '../use-step.ts';

const stale = ['listRosters', 'getRoster'] as const;

/** Lists that were typed in, page by page. */
export function useRosters() {
  const { client } = useCounty();
  const pages = useInfiniteQuery({
    queryKey: client.key('listRosters'),
    queryFn: ({ pageParam, signal }) =>
      client.call('listRosters', {
        ...(pageParam === undefined ? {} : { query: { after: pageParam } }),
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 10_000,
  });
  return { pages, rosters: pages.data?.pages.flatMap((page) => page.rosters) ?? [] };
}
export type RosterPages = ReturnType<typeof useRosters>;

/** One list with its lines. Every reading is recorded, so the clock repeats none. */
export function useRoster(id: string) {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('getRoster', { params: { id } }),
    queryFn: ({ signal }) => client.call('getRoster', { params: { id }, signal }),
    staleTime: 60_000,
  });
}

export function useEntering(onDone: (roster: Roster) => void) {
  const { client } = useCounty();
  return useStep(
    (body: BodyOf<typeof rosterRoutes.enterRoster>, requestId) =>
      client.call('enterRoster', { body, requestId }),
    { stale, onDone },
  );
}

export function useConfirming(id: string) {
  const { client } = useCounty();
  return useStep(
    (body: BodyOf<typeof rosterRoutes.confirmRoster>, requestId) =>
      client.call('confirmRoster', { params: { id }, body, requestId }),
    { stale },
  );
}

export function useUndoing(id: string) {
  const { client } = useCounty();
  return useStep(
    (body: BodyOf<typeof rosterRoutes.undoRoster>, requestId) =>
      client.call('undoRoster', { params: { id }, body, requestId }),
    { stale },
  );
}
