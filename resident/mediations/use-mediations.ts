import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { RouteName } from '../../contract/table.ts';
import { type Client, isUndecided, Refused } from '../../ui/client.ts';
import { newRequestId } from '../../ui/request-id.ts';
import { useAnswer, useApi } from '../api.ts';
import { mediationsEn } from '../texts/mediations.en.ts';
import { mediationsZh } from '../texts/mediations.zh-CN.ts';
import { textsOfPart, usePartTexts } from '../texts/part.ts';

const texts = textsOfPart('mediations', { 'zh-CN': mediationsZh, en: mediationsEn });

export const useMediationTexts = () => usePartTexts(texts);

export const useMyMediations = () => useAnswer('listMyMediations', {});
export const useMyMediation = (id: string) => useAnswer('getMyMediation', { params: { id } });
export const useMyMediator = () => useAnswer('getMyMediator', {});

/** What a step makes out of date. */
const stale: readonly RouteName[] = [
  'listMyMediations',
  'getMyMediation',
  'getMyMediator',
  'getMyPoints',
  'listMyAwards',
];

/** A step that must count once: the same content keeps its request id until the server has answered. */
export function useMyStep<I, A>(
  send: (client: Client, input: I, requestId: string) => Promise<A>,
  onDone: (answer: A) => void = () => {},
) {
  const { client } = useApi();
  const queries = useQueryClient();
  const last = useRef({ content: '', id: '' });
  return useMutation({
    mutationFn: (input: I) => {
      const content = JSON.stringify(input ?? null);
      if (last.current.content !== content) last.current = { content, id: newRequestId() };
      return send(client, input, last.current.id);
    },
    onSuccess: async (answer) => {
      last.current = { content: '', id: '' };
      onDone(answer);
      await Promise.all(
        stale.map((route) =>
          queries.invalidateQueries({ queryKey: client.key(route).slice(0, 2) }),
        ),
      );
    },
    onError: (error) => {
      if (error instanceof Refused && !isUndecided(error.problem))
        last.current = { content: '', id: '' };
    },
  });
}
