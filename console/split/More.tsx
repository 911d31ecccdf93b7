import { Button } from '../../ui/Button.tsx';
import { useWords } from '../language.ts';
import styles from './ListPane.module.css';

export interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

interface MoreProps {
  pages: Partial<Pages>;
  /** Says also that it is fetching, and that nothing follows. */
  saysEnd?: boolean;
}

/** The way to the next page of a list, while there is one. */
export function More({ pages, saysEnd = false }: MoreProps) {
  const { t } = useWords();
  if (pages.hasNextPage !== true && !saysEnd) return null;
  return (
    <div className={styles.foot}>
      {pages.hasNextPage ? (
        <Button
          size="s"
          kind="quiet"
          busy={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage?.()}
        >
          {t(saysEnd && pages.isFetchingNextPage ? 'queue.moreLoading' : 'queue.more')}
        </Button>
      ) : (
        <span>{t('queue.end')}</span>
      )}
    </div>
  );
}
