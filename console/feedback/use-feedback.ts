import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { FeedbackMove, FeedbackShow, StaffFeedback } from '../../contract/feedback.ts';
import { type Client, isUndecided, Refused } from '../../ui/client.ts';
import { useCounty } from '../county.tsx';
import type { KeptDraft } from '../moves/drafts.ts';

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

interface MoveInHand {
  id: string;
  move: FeedbackMove;
  kept: KeptDraft<{ words: string }>;
}

/** One move about a piece of feedback, with the words that go with it. */
export function useMoving({ id, move, kept }: MoveInHand) {
  const { client } = useCounty();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      send(client, { id, move, words: kept.draft.words.trim(), requestId: kept.requestIdToSend() }),
    onSuccess: () => {
      kept.finished();
      void queries.invalidateQueries({ queryKey: [client.county, 'listFeedback'] });
    },
    onError: (error) => {
      if (error instanceof Refused && !isUndecided(error.problem)) kept.refused();
    },
  });
}

interface Sent {
  id: string;
  move: FeedbackMove;
  words: string;
  requestId: string;
}

function send(client: Client, { id, move, words, requestId }: Sent): Promise<StaffFeedback> {
  const params = { id };
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
}
