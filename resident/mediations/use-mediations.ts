import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouteName } from '../../contract/table.ts';
import type { Client } from '../../ui/client.ts';
import { useRequestId } from '../../ui/use-request-id.ts';
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

/** A step that must count once. */
export function useMyStep<I, A>(
  send: (client: Client, input: I, requestId: string) => Promise<A>,
  onDone: (answer: A) => void = () => {},
) {
  const { client } = useApi();
  const queries = useQueryClient();
  const requests = useRequestId();
  return useMutation({
    mutationFn: (input: I) => send(client, input, requests.idOf(input)),
    onSuccess: async (answer) => {
      requests.answered();
      onDone(answer);
      await Promise.all(
        stale.map((route) =>
          queries.invalidateQueries({ queryKey: client.key(route).slice(0, 2) }),
        ),
      );
    },
    onError: requests.failed,
  });
}
