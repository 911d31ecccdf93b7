import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { WaitingAppeal } from '../../contract/appeals.ts';
import { isUndecided, Refused } from '../../ui/client.ts';
import { useCounty } from '../county.tsx';
import type { KeptDraft } from '../moves/drafts.ts';

/** Open appeals, page by page. Every reading is recorded, so it is not repeated by the clock. */
export function useAppeals() {
  const { client } = useCounty();
  const pages = useInfiniteQuery({
    queryKey: client.key('listAppeals'),
    queryFn: ({ pageParam, signal }) =>
      client.call('listAppeals', {
        ...(pageParam === undefined ? {} : { query: { after: pageParam } }),
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 10_000,
  });
  return { pages, appeals: pages.data?.pages.flatMap((page) => page.appeals) ?? [] };
}
export type Appeals = ReturnType<typeof useAppeals>;

export interface AnswerDraft {
  verdict: 'granted' | 'upheld' | '';
  note: string;
}
export const emptyAnswer: AnswerDraft = { verdict: '', note: '' };

/** What is missing before the answer can be sent, in the order of the form. */
export function gapsInAnswer({ verdict, note }: AnswerDraft): (keyof AnswerDraft)[] {
  const gaps: (keyof AnswerDraft)[] = [];
  if (verdict === '') gaps.push('verdict');
  if (note.trim().length < 2) gaps.push('note');
  return gaps;
}

export function useAnswering({ appeal }: WaitingAppeal, kept: KeptDraft<AnswerDraft>) {
  const { client } = useCounty();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => {
      const { verdict, note } = kept.draft;
      if (verdict === '') throw new Error('An answer without a verdict was sent.');
      return client.call('answerAppeal', {
        params: { id: appeal.id },
        body: { verdict, note: note.trim() },
        requestId: kept.requestIdToSend(),
      });
    },
    onSuccess: () => {
      kept.finished();
      void queries.invalidateQueries({ queryKey: [client.county, 'listAppeals'] });
    },
    onError: (error) => {
      if (error instanceof Refused && !isUndecided(error.problem)) kept.refused();
    },
  });
}
