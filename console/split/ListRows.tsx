import type { ReactNode } from 'react';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Failed } from '../states/Failed.tsx';
import styles from './ListPane.module.css';
import { More, type Pages } from './More.tsx';

interface Read extends Partial<Pages> {
  isPending: boolean;
  data: unknown;
  error: unknown;
  refetch: () => unknown;
}

interface ListRowsProps<One> {
  /** How the list was asked for, at once or page by page. */
  read: Read;
  rows: readonly One[];
  loading: string;
  /** How many rows it is likely to have. */
  bones?: number;
  /** In place of a list without rows. */
  empty: ReactNode;
  /** Below the rows, in place of the way to older ones. */
  foot?: ReactNode;
  children: (one: One) => ReactNode;
}

/** The rows of a list: on their way, not reached, none, or all that were fetched so far. */
export function ListRows<One>(props: ListRowsProps<One>) {
  const { read, rows, loading, bones = 6, empty, foot, children } = props;
  if (read.isPending) return <Skeleton label={loading} rows={bones} />;
  if (read.data === undefined) return <Failed error={read.error} retry={() => read.refetch()} />;
  // A page may hold nothing for this reader while older ones do.
  if (rows.length === 0 && read.hasNextPage !== true) return empty;
  return (
    <>
      <ul className={styles.rows}>{rows.map((one) => children(one))}</ul>
      {foot ?? <More pages={read} />}
    </>
  );
}
