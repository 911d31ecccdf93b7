import type { Query, QueryClient } from '@tanstack/react-query';

interface Reading {
  /** Which of what the page has read is read again. */
  predicate: (query: Query) => boolean;
  /** A burst is read once in so long: a list of many pages is as many requests, of which a minute has so many. */
  everyMs: number;
}

export interface ReadAgain {
  /** Something has changed: it is read at once, or as soon as it may be. */
  ask(): void;
  end(): void;
}

/** Reads again what a page shows of what has changed; what changes while it reads it reads afterwards. */
export function readAgain(queries: QueryClient, { predicate, everyMs }: Reading): ReadAgain {
  let wanted = false;
  let busy = false;
  let ended = false;

  async function turn(): Promise<void> {
    if (busy || ended || !wanted) return;
    busy = true;
    wanted = false;
    await Promise.all([readOnce(), new Promise((resolve) => setTimeout(resolve, everyMs))]);
    busy = false;
    void turn();
  }

  async function readOnce(): Promise<void> {
    // What was on its way may have been read before the change: the answer is waited for, and asked for again.
    const before = new Set(queries.getQueryCache().findAll({ predicate, fetchStatus: 'fetching' }));
    await invalidate(predicate);
    if (before.size > 0) await invalidate((query) => before.has(query));
  }

  const invalidate = (which: (query: Query) => boolean) =>
    queries.invalidateQueries({ predicate: which }, { cancelRefetch: false });

  return {
    ask: () => {
      wanted = true;
      void turn();
    },
    end: () => {
      ended = true;
    },
  };
}
