import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { MyHousehold } from '../../contract/households.ts';
import { type Client, isUndecided, Refused } from '../../ui/client.ts';
import { newRequestId } from '../../ui/request-id.ts';
import { useApi } from '../api.ts';

/**
 * A change of my household. The request id stays until it is decided, so that pressing again after
 * silence asks for the same and not for more.
 */
export function useChange<I>(
  send: (client: Client, input: I, requestId: string) => Promise<MyHousehold>,
  onDone: () => void = () => {},
) {
  const { client } = useApi();
  const queries = useQueryClient();
  const requestId = useRef<string>(undefined);
  return useMutation({
    mutationFn: (input: I) => {
      requestId.current ??= newRequestId();
      return send(client, input, requestId.current);
    },
    onSuccess: (mine) => {
      requestId.current = undefined;
      queries.setQueryData(client.key('getMyHousehold', {}), mine);
      for (const route of ['getMyPoints', 'getMySafeHousehold'] as const)
        void queries.invalidateQueries({ queryKey: client.key(route, {}) });
      onDone();
    },
    onError: (error) => {
      if (!(error instanceof Refused) || isUndecided(error.problem)) return;
      requestId.current = undefined;
      // Another share than was shown is shown before anybody agrees to it.
      if (error.problem.code === 'share_another')
        void queries.invalidateQueries({ queryKey: client.key('getMyHousehold', {}) });
    },
  });
}
