import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RehearsalSummary, StartRehearsal } from '../../../contract/rehearsals.ts';
import { useCounty } from '../../county.tsx';

const lookAgainMs = 700;
const isRunning = (one: RehearsalSummary | undefined) => one?.state === 'running';

/** The newest rehearsals, of one draft or of all; looked at again while one is running. */
export function useRehearsals(draft?: string) {
  const { client } = useCounty();
  const query = draft === undefined ? {} : { draft };
  return useQuery({
    queryKey: client.key('listRehearsals', { query }),
    queryFn: ({ signal }) => client.call('listRehearsals', { query, signal }),
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? lookAgainMs * 3 : false),
  });
}

/** One rehearsal; asked for again until it has ended. */
export function useRehearsal(id: string | undefined) {
  const { client } = useCounty();
  const queries = useQueryClient();
  const params = { id: id ?? '' };
  return useQuery({
    queryKey: client.key('getRehearsal', { params }),
    queryFn: async ({ signal }) => {
      const rehearsal = await client.call('getRehearsal', { params, signal });
      // Whether a draft may be published depends on this: what was read of it before is out of date.
      if (!isRunning(rehearsal))
        for (const route of ['listRehearsals', 'getRuleDraft'])
          void queries.invalidateQueries({ queryKey: [client.county, route] });
      return rehearsal;
    },
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (isRunning(state.data) ? lookAgainMs : false),
  });
}

/** Starts a rehearsal; the lists then know of it. */
export function useStart(onStarted: (started: RehearsalSummary) => void) {
  const { client } = useCounty();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: StartRehearsal) => client.call('startRehearsal', { body }),
    onSuccess: (started) => {
      void queries.invalidateQueries({ queryKey: [client.county, 'listRehearsals'] });
      onStarted(started);
    },
  });
}
