import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { feedbackRoutes } from '../../contract/feedback.ts';
import type { BodyOf } from '../../contract/route.ts';
import { useRequestId } from '../../ui/use-request-id.ts';
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

export function useSendFeedback(onSent: () => void) {
  const { client } = useApi();
  const refresh = useRefresh();
  const requests = useRequestId();
  return useMutation({
    mutationFn: (body: BodyOf<typeof feedbackRoutes.sendFeedback>) =>
      client.call('sendFeedback', { body, requestId: requests.idOf(body) }),
    onSuccess: async () => {
      requests.answered();
      await refresh();
      onSent();
    },
    onError: requests.failed,
  });
}

export function useRateFeedback(id: string) {
  const { client } = useApi();
  const refresh = useRefresh();
  const requests = useRequestId();
  return useMutation({
    mutationFn: (body: BodyOf<typeof feedbackRoutes.rateFeedback>) =>
      client.call('rateFeedback', { params: { id }, body, requestId: requests.idOf(body) }),
    onSuccess: () => {
      requests.answered();
      return refresh();
    },
    onError: requests.failed,
  });
}
