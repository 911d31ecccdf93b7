import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type { SettlementState } from '../../contract/settlements.ts';
import type { RouteName } from '../../contract/table.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useCounty } from '../county.tsx';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';

/** Every reading that a step makes out of date. */
export const staleSettlements: readonly RouteName[] = [
  'listSettlements',
  'getSettlement',
  'listSettlementLines',
  'listPools',
  'getPool',
];

/** Settlements of counters below the reader's area, newest first, a page at a time. */
export function useSettlements(state: SettlementState | undefined) {
  const { client } = useCounty();
  return useInfiniteQuery({
    queryKey: client.key('listSettlements', { query: { state } }),
    queryFn: ({ pageParam, signal }) =>
      client.call('listSettlements', {
        query: {
          ...(state === undefined ? {} : { state }),
          ...(pageParam === undefined ? {} : { after: pageParam }),
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

export function useSettlement(id: string) {
  const { client } = useCounty();
  const params = { id };
  return useQuery({
    queryKey: client.key('getSettlement', { params }),
    queryFn: ({ signal }) => client.call('getSettlement', { params, signal }),
  });
}

/** Lines by their numbers, a page at a time. */
export function useLines(id: string, only: 'all' | 'contested') {
  const { client } = useCounty();
  const params = { id };
  return useInfiniteQuery({
    queryKey: client.key('listSettlementLines', { params, query: { only } }),
    queryFn: ({ pageParam, signal }) =>
      client.call('listSettlementLines', { params, query: { only, after: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** Counters for which a month can be opened. */
export function useCounters() {
  const { client } = useCounty();
  const me = useStaff();
  return useQuery({
    queryKey: client.key('listCounters'),
    queryFn: ({ signal }) => client.call('listCounters', { signal }),
    enabled: mayCall(me, 'listCounters'),
  });
}

/** Takes a statement as a file and hands it to the browser to be saved. */
export function useStatement(id: string) {
  const { client } = useCounty();
  return useMutation({
    mutationFn: async ({ kind, language }: { kind: 'xlsx' | 'pdf'; language: 'zh' | 'en' }) => {
      const route = kind === 'xlsx' ? 'getSettlementWorkbook' : 'getSettlementPaper';
      return saveFile(await client.download(route, { params: { id }, query: { language } }));
    },
  });
}
