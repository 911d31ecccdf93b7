import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { redPacketRoutes } from '../../contract/red-packets.ts';
import type { BodyOf } from '../../contract/route.ts';
import { useRequestId } from '../../ui/use-request-id.ts';
import { useApi } from '../api.ts';

/** What a red packet changes on the phone: the list, and the points. */
function useRefresh() {
  const { client } = useApi();
  const queries = useQueryClient();
  return async () => {
    const changed = ['listMyRedPackets', 'listShop', 'getMyPoints', 'listMyAwards'] as const;
    await Promise.all(
      changed.map((name) => queries.invalidateQueries({ queryKey: client.key(name).slice(0, 2) })),
    );
  };
}

/** Those that can be asked for, and those I asked for, page by page. */
export function useRedPackets() {
  const { client } = useApi();
  return useInfiniteQuery({
    queryKey: [...client.key('listMyRedPackets', {}), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.call('listMyRedPackets', {
        query: pageParam === null ? {} : { after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

type Wish = BodyOf<typeof redPacketRoutes.askRedPacket>;

export function useAsk() {
  const { client } = useApi();
  const refresh = useRefresh();
  const requests = useRequestId();
  return useMutation({
    mutationFn: (body: Wish) =>
      client.call('askRedPacket', { body, requestId: requests.idOf(body) }),
    onSuccess: () => {
      requests.answered();
      return refresh();
    },
    onError: requests.failed,
  });
}

export function useWithdraw(id: string) {
  const { client } = useApi();
  const refresh = useRefresh();
  const requests = useRequestId();
  return useMutation({
    mutationFn: () =>
      client.call('withdrawRedPacket', { params: { id }, requestId: requests.idOf(id) }),
    onSuccess: () => {
      requests.answered();
      return refresh();
    },
    onError: requests.failed,
  });
}
