import { Skeleton } from '../../ui/Skeleton.tsx';
import { useWords } from '../language.ts';
import { BoardPage } from './BoardPage.tsx';

/** Shown while the code of a page is on its way. */
export function PageSkeleton() {
  const { t } = useWords();
  return (
    <BoardPage>
      <h1 className="visually-hidden">{t('state.fetching')}</h1>
      <Skeleton label={t('state.fetching')} rows={4} />
    </BoardPage>
  );
}
