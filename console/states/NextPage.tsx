import { Button } from '../../ui/Button.tsx';
import { useWords } from '../language.ts';
import queueStyles from '../queue/Queue.module.css';

interface NextPageProps {
  pages: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
  };
}

/** Under a list that is read a page at a time: the next page, as long as there is one. */
export function NextPage({ pages }: NextPageProps) {
  const { t } = useWords();
  if (!pages.hasNextPage) return null;
  return (
    <div className={queueStyles.foot}>
      <Button
        size="s"
        kind="quiet"
        busy={pages.isFetchingNextPage}
        onClick={() => void pages.fetchNextPage()}
      >
        {t('queue.more')}
      </Button>
    </div>
  );
}
