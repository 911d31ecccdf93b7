import { useQuery } from '@tanstack/react-query';
import { useCounty } from '../county.tsx';

const waitingMs = 2_000;
const refreshMs = 60_000;

/** Bots of my areas; asked for often while a message is on its way. */
export function useGroupBots() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listGroupBots'),
    queryFn: ({ signal }) => client.call('listGroupBots', { signal }),
    refetchInterval: ({ state }) => {
      const newest = state.data?.flatMap(({ messages }) => messages[0]?.state ?? []) ?? [];
      return newest.some((one) => one === 'waiting' || one === 'taken') ? waitingMs : refreshMs;
    },
  });
}
