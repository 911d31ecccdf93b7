import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newRequestId } from '../../ui/request-id.ts';
import { useApi } from '../api.ts';
import { forgetPass } from './kept-pass.ts';

/** What a redemption changes on the phone: the shop, the own redemptions and the points. */
function useRefresh() {
  const { client } = useApi();
  const queries = useQueryClient();
  return async () => {
    const changed = ['listShop', 'listMyRedemptions', 'getMyPoints', 'listMyAwards'] as const;
    await Promise.all(
      changed.map((name) => queries.invalidateQueries({ queryKey: client.key(name).slice(0, 2) })),
    );
  };
}

/** The same offer keeps its request id, so that a second press after a lost answer counts once. */
export function useReserve() {
  const { client } = useApi();
  const refresh = useRefresh();
  const last = useRef({ offer: '', requestId: '' });
  return useMutation({
    mutationFn: (offer: string) => {
      if (last.current.offer !== offer) last.current = { offer, requestId: newRequestId() };
      const { requestId } = last.current;
      return client.call('reserve', { body: { offer }, requestId });
    },
    onSuccess: async () => {
      last.current = { offer: '', requestId: '' };
      await refresh();
    },
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
  const requestId = useRef(newRequestId());
  return useMutation({
    mutationFn: () =>
      client.call('cancelRedemption', { params: { id }, requestId: requestId.current }),
    onSuccess: () => {
      forgetPass(id);
      return refresh();
    },
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
