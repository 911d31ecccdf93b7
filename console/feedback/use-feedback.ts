import { useInfiniteQuery } from '@tanstack/react-query';
import type { FeedbackMove, FeedbackShow } from '../../contract/feedback.ts';
import { useCounty } from '../county.tsx';
import { useStep } from '../use-step.ts';

/** What residents sent, page by page. Every reading is recorded, so the clock repeats none. */
export function useFeedback(show: FeedbackShow) {
  const { client } = useCounty();
  const pages = useInfiniteQuery({
    queryKey: client.key('listFeedback', { query: { show } }),
    queryFn: ({ pageParam, signal }) =>
      client.call('listFeedback', {
        query: pageParam === undefined ? { show } : { show, after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 10_000,
  });
  return { pages, feedback: pages.data?.pages.flatMap((page) => page.feedback) ?? [] };
}
export type FeedbackPages = ReturnType<typeof useFeedback>;

/** One move about a piece of feedback, with the words that go with it. */
export function useMoving(id: string, move: FeedbackMove) {
  const { client } = useCounty();
  const params = { id };
  return useStep(
    (words: string, requestId) => {
      switch (move) {
        case 'accept':
          return client.call('acceptFeedback', { params, body: { note: words }, requestId });
        case 'answer':
          return client.call('answerFeedback', { params, body: { words }, requestId });
        case 'visit':
          return client.call('visitFeedback', { params, body: { words }, requestId });
        case 'close':
          return client.call('closeFeedback', { params, requestId });
        case 'adopt':
          return client.call('adoptFeedback', { params, body: { note: words }, requestId });
      }
    },
    { stale: ['listFeedback'] },
  );
}
