import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Problem } from '../../contract/values.ts';
import { Refused } from '../../ui/client.ts';
import { OfflineBand } from '../../ui/OfflineBand.tsx';
import { clockTime } from '../dates.ts';
import { useWords } from '../language.ts';
import { FetchFailed } from './FetchFailed.tsx';
import styles from './frame.module.css';

interface FetchedProps<T> {
  query: UseQueryResult<T>;
  /** The bones of what is coming. */
  waiting: ReactNode;
  /** A sentence of this page's own for a refusal; undefined leaves the server's words. */
  refused?: (problem: Problem) => ReactNode | undefined;
  children: (data: T) => ReactNode;
}

/** What was fetched; while waiting its bones; without an answer the reason and a way on. */
export function Fetched<T>({ query, waiting, refused, children }: FetchedProps<T>) {
  if (query.data !== undefined)
    return (
      <>
        {query.isError && <Stale since={query.dataUpdatedAt} />}
        {children(query.data)}
      </>
    );
  if (query.isPending) return waiting;
  const own = query.error instanceof Refused ? refused?.(query.error.problem) : undefined;
  return (
    <div className={styles.failed}>
      {own ?? <FetchFailed error={query.error} retry={() => void query.refetch()} />}
    </div>
  );
}

/** What is on the page is kept when asking again fails, and says how old it is. */
function Stale({ since }: { since: number }) {
  const { t } = useWords();
  const strong = navigator.onLine ? 'state.unreachedStrong' : 'state.offlineStrong';
  return (
    <OfflineBand>
      <strong>{t(strong)}</strong>
      {t('state.offlineStale', { time: clockTime(new Date(since)) })}
    </OfflineBand>
  );
}
