import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { feedbackRoutes } from '../../contract/feedback.ts';
import type { BodyOf } from '../../contract/route.ts';
import { newRequestId } from '../../ui/request-id.ts';
import { useApi } from '../api.ts';

/** What I sent and what became of it, page by page. */
export function useFeedback() {
  const { client } = useApi();
  return useInfiniteQuery({
    queryKey: [...client.key('listMyFeedback', {}), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.call('listMyFeedback', {
        query: pageParam === null ? {} : { after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

function useRefresh() {
  const { client } = useApi();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: client.key('listMyFeedback').slice(0, 2) });
}

/** The same content keeps its request id, so that a second press after a lost answer counts once. */
function useRequestId() {
  const last = useRef({ content: '', requestId: '' });
  return (body: unknown) => {
    const content = JSON.stringify(body);
    if (last.current.content !== content) last.current = { content, requestId: newRequestId() };
    return last.current.requestId;
  };
}

export function useSendFeedback(onSent: () => void) {
  const { client } = useApi();
  const refresh = useRefresh();
  const requestIdFor = useRequestId();
  return useMutation({
    mutationFn: (body: BodyOf<typeof feedbackRoutes.sendFeedback>) =>
      client.call('sendFeedback', { body, requestId: requestIdFor(body) }),
    onSuccess: async () => {
      await refresh();
      onSent();
    },
  });
}

export function useRateFeedback(id: string) {
  const { client } = useApi();
  const refresh = useRefresh();
  const requestIdFor = useRequestId();
  return useMutation({
    mutationFn: (body: BodyOf<typeof feedbackRoutes.rateFeedback>) =>
      client.call('rateFeedback', { params: { id }, body, requestId: requestIdFor(body) }),
    onSuccess: refresh,
  });
}
