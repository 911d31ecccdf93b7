import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Paying } from '../../contract/redemptions.ts';
import { useRequestId } from '../../ui/use-request-id.ts';
import { useApi } from '../api.ts';
import { forgetPass } from './kept-pass.ts';

/** What a redemption changes on the phone: the shop, the own redemptions and the points. */
function useRefresh() {
  const { client } = useApi();
  const queries = useQueryClient();
  return async () => {
    const changed = [
      'listShop',
      'listMyRedemptions',
      'getMyPoints',
      'getMyHousehold',
      'listMyAwards',
    ] as const;
    await Promise.all(
      changed.map((name) => queries.invalidateQueries({ queryKey: client.key(name).slice(0, 2) })),
    );
  };
}

export function useReserve() {
  const { client } = useApi();
  const refresh = useRefresh();
  const requests = useRequestId();
  return useMutation({
    mutationFn: (body: { offer: string; account: Paying }) =>
      client.call('reserve', { body, requestId: requests.idOf(body) }),
    onSuccess: async () => {
      requests.answered();
      await refresh();
    },
    onError: requests.failed,
  });
}

/** Says what somebody looked for in vain; twice a day is counted once. */
export function useWish() {
  const { client } = useApi();
  return useMutation({
    mutationFn: (body: { words?: string; reward?: string }) => client.call('wishInShop', { body }),
  });
}

export function useCancel(id: string) {
  const { client } = useApi();
  const refresh = useRefresh();
  const requests = useRequestId();
  return useMutation({
    mutationFn: () =>
      client.call('cancelRedemption', { params: { id }, requestId: requests.idOf(id) }),
    onSuccess: () => {
      requests.answered();
      forgetPass(id);
      return refresh();
    },
    onError: requests.failed,
  });
}

/** What I reserved and took, page by page, newest first. */
export function useRedemptions() {
  const { client } = useApi();
  return useInfiniteQuery({
    queryKey: [...client.key('listMyRedemptions', {}), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.call('listMyRedemptions', {
        query: pageParam === null ? {} : { after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}
