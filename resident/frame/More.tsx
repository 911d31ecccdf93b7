import { Button } from '../../ui/Button.tsx';
import { useTexts } from '../texts/language.ts';
import { Problem } from './Problem.tsx';

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: unknown;
  fetchNextPage: () => unknown;
}

/** The next page of a list, on request. */
export function More({ pages }: { pages: Pages }) {
  const { t } = useTexts();
  if (!pages.hasNextPage) return null;
  return (
    <>
      {pages.isFetchNextPageError && <Problem error={pages.error} />}
      <Button
        kind="outline"
        wide
        busy={pages.isFetchingNextPage}
        onClick={() => void pages.fetchNextPage()}
      >
        {t('more')}
      </Button>
    </>
  );
}
