import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCounty } from '../county.tsx';
import { refreshEvery, useIsLive } from '../live/live-state.ts';
import { type QueueFilter, rowsOf, type Show, searchOf, wholeQueue } from './queue-filter.ts';

const refreshMs = 20_000;
const storedAs = 'queue-filter';

/** The queue by deadline, page by page, read anew when it changes, or every twenty seconds while the window is seen. */
export function useQueue(filter: QueueFilter) {
  const { client } = useCounty();
  const search = searchOf(filter);
  const isLive = useIsLive();
  const pages = useInfiniteQuery({
    queryKey: client.key('listCases', { body: search }),
    queryFn: ({ pageParam, signal }) =>
      client.call('listCases', {
        body: pageParam === undefined ? search : { ...search, after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    // Looking for words opens case after case: only what is asked for is looked for.
    refetchInterval: filter.find === '' ? refreshEvery(isLive, refreshMs) : false,
    placeholderData: keepPreviousData,
  });
  return {
    pages,
    rows: rowsOf(pages.data?.pages ?? []),
    counts: pages.data?.pages[0]?.counts,
    /** How many were opened to look for words in them, where that was not all. */
    lookedThrough: pages.data?.pages.reduce((sum, page) => sum + (page.lookedThrough ?? 0), 0) ?? 0,
  };
}
export type Queue = ReturnType<typeof useQueue>;

function storedFilter(): QueueFilter {
  try {
    return { ...wholeQueue, ...JSON.parse(sessionStorage.getItem(storedAs) ?? '{}') };
  } catch {
    return wholeQueue;
  }
}

/** Shows one tab of the whole queue when it is opened next in this browser tab. */
export function keepShow(show: Show): void {
  try {
    sessionStorage.setItem(storedAs, JSON.stringify({ ...wholeQueue, show }));
  } catch {
    // The queue then opens as it always does.
  }
}

/** The chosen filter; it lasts as long as the tab, across pages and reloads. */
export function useQueueFilter(): [QueueFilter, (part: Partial<QueueFilter>) => void] {
  const [filter, setFilter] = useState(storedFilter);
  const change = (part: Partial<QueueFilter>) => {
    const next = { ...filter, ...part };
    setFilter(next);
    try {
      sessionStorage.setItem(storedAs, JSON.stringify(next));
    } catch {
      // The filter then lasts as long as the page is open.
    }
  };
  return [filter, change];
}
