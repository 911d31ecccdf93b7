import { Skeleton } from '../../ui/Skeleton.tsx';
import { Failed } from '../states/Failed.tsx';
import styles from './OpenedPage.module.css';

interface ComingProps {
  loading: string;
  rows?: number | undefined;
  figure?: boolean | undefined;
}

/** The bones of a page that is being read. */
export const Coming = ({ loading, rows = 4, figure = true }: ComingProps) => (
  <div className={styles.waiting}>
    <Skeleton label={loading} rows={rows} figure={figure} />
  </div>
);

interface UnreadProps extends ComingProps {
  asked: { isPending: boolean; error: unknown; refetch: () => unknown };
  /** 2 below a title that is known before the rest. */
  level?: 1 | 2;
}

/** While a page is read, or why it could not be. */
export function Unread({ asked, level = 1, ...coming }: UnreadProps) {
  if (asked.isPending) return <Coming {...coming} />;
  return <Failed error={asked.error} retry={() => asked.refetch()} level={level} />;
}
