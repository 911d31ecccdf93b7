import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { residentApp, useCounty } from '../county.ts';
import { BoardPage } from '../frame/BoardPage.tsx';
import { FetchFailed } from '../frame/FetchFailed.tsx';
import { PageTitle } from '../frame/PageTitle.tsx';
import { useWords } from '../language.ts';
import styles from './Bulletin.module.css';
import { EntryCard } from './EntryCard.tsx';

function useBulletin() {
  const { client } = useCounty();
  return useInfiniteQuery({
    queryKey: [...client.key('listBulletin'), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.call('listBulletin', {
        signal,
        ...(pageParam === null ? {} : { query: { after: pageParam } }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** What was solved, newest first, masked. */
export default function Bulletin() {
  const { t } = useWords();
  const list = useBulletin();
  const entries = list.data?.pages.flatMap((page) => page.entries) ?? [];
  const { cards, continueFrom } = useContinuedFocus(entries.length);
  return (
    <BoardPage wide>
      <PageTitle title={t('bulletin.title')}>{t('bulletin.title')}</PageTitle>
      <p className={styles.lead}>{t('bulletin.lead')}</p>
      <Feeds />
      {list.isPending && <Skeleton label={t('bulletin.fetching')} rows={5} />}
      {list.isSuccess && entries.length === 0 && <Empty />}
      <ul ref={cards} className={styles.cards} aria-label={t('bulletin.list')}>
        {entries.map((entry) => (
          <EntryCard key={entry.id} entry={entry} />
        ))}
      </ul>
      {list.isError && <FetchFailed error={list.error} retry={() => void again(list)} />}
      {list.isSuccess && entries.length > 0 && (
        <div className={styles.more}>
          {list.hasNextPage ? (
            <Button
              kind="outline"
              busy={list.isFetchingNextPage}
              onClick={() => {
                continueFrom(entries.length);
                void list.fetchNextPage();
              }}
            >
              {t(list.isFetchingNextPage ? 'bulletin.fetchingMore' : 'bulletin.more')}
            </Button>
          ) : (
            <p>{t('bulletin.end')}</p>
          )}
        </div>
      )}
    </BoardPage>
  );
}

/** For readers that ask by themselves. */
function Feeds() {
  const { t } = useWords();
  const { county } = useCounty();
  const base = `/api/${county.county}/public/bulletin`;
  return (
    <nav className={styles.feeds} aria-label={t('bulletin.feeds')}>
      <a href={`${base}.rss`}>{t('bulletin.rss')}</a>
      <a href={`${base}.json`}>{t('bulletin.jsonFeed')}</a>
    </nav>
  );
}

/** After "show more" the focus stands on the first card that came, so that reading goes on there. */
function useContinuedFocus(shown: number) {
  const cards = useRef<HTMLUListElement>(null);
  const wanted = useRef<number>(undefined);
  useEffect(() => {
    if (wanted.current === undefined || shown <= wanted.current) return;
    cards.current?.children[wanted.current]?.querySelector('a')?.focus({ preventScroll: true });
    wanted.current = undefined;
  }, [shown]);
  return {
    cards,
    continueFrom: (place: number) => {
      wanted.current = place;
    },
  };
}

/** A page that did not come is asked for again; the pages before it stay. */
const again = (list: ReturnType<typeof useBulletin>) =>
  list.isFetchNextPageError ? list.fetchNextPage() : list.refetch();

function Empty() {
  const { t } = useWords();
  return (
    <EmptyState
      drawing={<LampEmpty />}
      title={t('bulletin.emptyTitle')}
      line={t('bulletin.emptyLine')}
      action={
        <ButtonLink kind="report" href={residentApp()}>
          {t('app.report')}
        </ButtonLink>
      }
    />
  );
}
