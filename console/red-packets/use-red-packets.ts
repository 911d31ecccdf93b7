import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type { RedPacketState } from '../../contract/red-packets.ts';
import type { RouteName } from '../../contract/table.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useCounty } from '../county.tsx';

const refreshMs = 30_000;

/** Every reading that a step makes out of date. */
export const staleRedPackets: readonly RouteName[] = [
  'listRedPacketOffers',
  'listRedPackets',
  'listRedPacketBatches',
  'getRedPacketBatch',
];

/** Offers and how payouts stand; Alipay answers by itself, so it is looked for again. */
export function useOffers() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listRedPacketOffers'),
    queryFn: ({ signal }) => client.call('listRedPacketOffers', { signal }),
    refetchInterval: refreshMs,
  });
}

/** Packets in one state, page by page, the oldest first. */
export function usePackets(state: RedPacketState) {
  const { client } = useCounty();
  return useInfiniteQuery({
    queryKey: [...client.key('listRedPackets', { query: { state } }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.call('listRedPackets', {
        query: pageParam === null ? { state } : { state, after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

export function useBatches() {
  const { client } = useCounty();
  return useInfiniteQuery({
    queryKey: [...client.key('listRedPacketBatches'), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.call('listRedPacketBatches', {
        query: pageParam === null ? {} : { after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

export function useBatch(id: string) {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('getRedPacketBatch', { params: { id } }),
    queryFn: ({ signal }) => client.call('getRedPacketBatch', { params: { id }, signal }),
  });
}

/** Saves the list of payees. @returns what it was saved as */
export function usePayees() {
  const { client } = useCounty();
  return useMutation({
    mutationFn: async (body: { year: number; reason: string }) => {
      return saveFile(await client.download('exportPayees', { body }));
    },
  });
}
