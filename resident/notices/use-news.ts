import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useAnswer, useApi } from '../api.ts';

/** Often enough to see one's report move, and two look-ups in indexes for the server. */
const askEveryMs = 15_000;

/**
 * Asks now and then whether something was told, as long as the page is looked at; where it was, everything on the
 * screen is asked anew: the bell, the thread of a report, the points.
 */
export function useNews(isKnown: boolean): void {
  const { client } = useApi();
  const queries = useQueryClient();
  const { data } = useAnswer(
    'getNoticeNews',
    {},
    { refetchInterval: askEveryMs, enabled: isKnown },
  );
  const newest = data?.newest;
  const last = useRef<string | null>(undefined);
  useEffect(() => {
    if (newest === undefined) return;
    const before = last.current;
    last.current = newest;
    if (before === undefined || before === newest) return;
    const own = JSON.stringify(client.key('getNoticeNews', {}));
    const isOther = (key: readonly unknown[]) => JSON.stringify(key) !== own;
    void queries.invalidateQueries({ predicate: ({ queryKey }) => isOther(queryKey) });
  }, [client, newest, queries]);
}
