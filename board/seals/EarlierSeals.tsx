import { useInfiniteQuery } from '@tanstack/react-query';
import type { Seal } from '../../contract/seals.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCounty } from '../county.ts';
import { fullDate, grouped } from '../dates.ts';
import { FetchFailed } from '../frame/FetchFailed.tsx';
import { useWords } from '../language.ts';
import { noteFile, proofFile } from './files.ts';
import styles from './Seals.module.css';

function useSeals() {
  const { client } = useCounty();
  return useInfiniteQuery({
    queryKey: [...client.key('listSeals'), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.call('listSeals', {
        signal,
        ...(pageParam === null ? {} : { query: { before: pageParam } }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** Every seal by day, each with its signed text and the proof that the newest continues it. */
export function EarlierSeals({ newest }: { newest: Seal }) {
  const { t } = useWords();
  const list = useSeals();
  const seals = list.data?.pages.flatMap((page) => page.seals) ?? [];
  return (
    <section className={styles.earlier} aria-labelledby="earlier">
      <h2 id="earlier">{t('seals.earlier')}</h2>
      <p className={styles.quiet}>{t('seals.earlierLine')}</p>
      {list.isPending && <Skeleton label={t('seals.fetching')} rows={6} />}
      <ul className={styles.list} aria-label={t('seals.earlier')}>
        {seals.map((seal) => (
          <SealLine key={seal.day} seal={seal} newest={newest} />
        ))}
      </ul>
      {list.isError && <FetchFailed error={list.error} retry={() => void list.refetch()} />}
      {list.hasNextPage && (
        <Button
          kind="outline"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t(list.isFetchingNextPage ? 'seals.fetchingMore' : 'seals.more')}
        </Button>
      )}
      {list.isSuccess && !list.hasNextPage && <p className={styles.quiet}>{t('seals.end')}</p>}
    </section>
  );
}

function SealLine({ seal, newest }: { seal: Seal; newest: Seal }) {
  const { t, language } = useWords();
  const { county } = useCounty();
  const day = fullDate(seal.day, language);
  const [note, proof] = [noteFile(seal), proofFile(county.county, seal, newest)];
  return (
    <li className={styles.line}>
      <span className={styles.day}>{day}</span>
      <span className={styles.count}>
        {t('seals.transfers', { count: grouped(seal.size) })}
        {seal.added > 0 && <span className={styles.added}> +{grouped(seal.added)}</span>}
      </span>
      <code className={styles.root}>{seal.root.slice(0, 12)}…</code>
      <span className={styles.files}>
        <a
          className="action-link"
          href={note.href}
          download={note.download}
          aria-label={t('seals.noteOf', { day })}
        >
          {t('seals.note')}
        </a>
        {seal.size < newest.size && (
          <a
            className="action-link"
            href={proof.href}
            download={proof.download}
            aria-label={t('seals.proofOf', { day })}
          >
            {t('seals.proof')}
          </a>
        )}
      </span>
    </li>
  );
}
