import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MyHousehold } from '../../contract/households.ts';
import { type Client, Refused } from '../../ui/client.ts';
import { useRequestId } from '../../ui/use-request-id.ts';
import { useApi } from '../api.ts';

/** A change of my household. */
export function useChange<I>(
  send: (client: Client, input: I, requestId: string) => Promise<MyHousehold>,
  onDone: () => void = () => {},
) {
  const { client } = useApi();
  const queries = useQueryClient();
  const requests = useRequestId();
  return useMutation({
    mutationFn: (input: I) => send(client, input, requests.idOf(input)),
    onSuccess: (mine) => {
      requests.answered();
      queries.setQueryData(client.key('getMyHousehold', {}), mine);
      for (const route of ['getMyPoints', 'getMySafeHousehold'] as const)
        void queries.invalidateQueries({ queryKey: client.key(route, {}) });
      onDone();
    },
    onError: (error) => {
      requests.failed(error);
      // Another share than was shown is shown before anybody agrees to it.
      if (error instanceof Refused && error.problem.code === 'share_another')
        void queries.invalidateQueries({ queryKey: client.key('getMyHousehold', {}) });
    },
  });
}
