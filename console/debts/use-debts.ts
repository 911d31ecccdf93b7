import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Refused } from '../../ui/client.ts';
import { newRequestId } from '../../ui/request-id.ts';
import { useCounty } from '../county.tsx';

/** Who owes points, page by page. Every reading is recorded, so it is not repeated by the clock. */
export function useDebts() {
  const { client } = useCounty();
  const pages = useInfiniteQuery({
    queryKey: client.key('listDebts'),
    queryFn: ({ pageParam, signal }) =>
      client.call('listDebts', {
        ...(pageParam === undefined ? {} : { query: { after: pageParam } }),
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 10_000,
  });
  return {
    pages,
    debts: pages.data?.pages.flatMap((page) => page.debts) ?? [],
    pools: pages.data?.pages[0]?.pools ?? [],
  };
}
export type Debts = ReturnType<typeof useDebts>;

/** Sends a step of a waiver; the same content keeps its request id until there is an answer. */
export function useWaiverStep<B extends object>(
  call: (body: B, requestId: string) => Promise<unknown>,
  onDone: () => void = () => {},
) {
  const { client } = useCounty();
  const queries = useQueryClient();
  const last = useRef({ content: '', id: '' });
  return useMutation({
    mutationFn: (body: B) => {
      const content = JSON.stringify(body);
      if (last.current.content !== content) last.current = { content, id: newRequestId() };
      return call(body, last.current.id);
    },
    onSuccess: () => {
      onDone();
      void queries.invalidateQueries({ queryKey: [client.county, 'listDebts'] });
    },
    onError: (error) => {
      // Refused is answered: the next try is a new request. Unanswered, it must count once.
      if (error instanceof Refused) last.current = { content: '', id: '' };
    },
  });
}
