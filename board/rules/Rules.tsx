import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams } from 'wouter';
import type { PublicRulebook } from '../../contract/rules.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { DownloadIcon, PrintIcon } from '../../ui/icons.tsx';
import { isStill } from '../../ui/motion.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCounty } from '../county.ts';
import { fullDate, localDate } from '../dates.ts';
import { BoardPage } from '../frame/BoardPage.tsx';
import { Fetched } from '../frame/Fetched.tsx';
import { PageTitle } from '../frame/PageTitle.tsx';
import { useWords } from '../language.ts';
import { Campaigns } from './Campaigns.tsx';
import { Chapter, chapterHeading } from './Chapter.tsx';
import { ChapterIndex } from './ChapterIndex.tsx';
import { Closing } from './Closing.tsx';
import { Coming } from './Coming.tsx';
import { Levels } from './Levels.tsx';
import { handbookAddress } from './papers.ts';
import styles from './Rules.module.css';
import { Thanks } from './Thanks.tsx';

/** The rule book in force, for reading, for citing and for the notice board on paper. */
export default function Rules() {
  const { client } = useCounty();
  const { t } = useWords();
  const book = useQuery({
    queryKey: client.key('getRulebook'),
    queryFn: ({ signal }) => client.call('getRulebook', { signal }),
  });
  return (
    <BoardPage wide>
      {book.data === undefined && (
        <PageTitle title={t('app.rules')} className={styles.title}>
          {t('app.rules')}
        </PageTitle>
      )}
      <Fetched query={book} waiting={<Skeleton label={t('rules.fetching')} rows={6} />}>
        {(data) => <Book book={data} />}
      </Fetched>
    </BoardPage>
  );
}

function Book({ book }: { book: PublicRulebook }) {
  const { t, say } = useWords();
  const { county } = useCounty();
  useChapterOfAddress();
  const address = `${location.origin}${location.pathname}#/rules`;
  return (
    <div className={styles.book}>
      <ChapterIndex chapters={book.chapters} />
      <div className={styles.text}>
        <Cover book={book} />
        <Coming />
        {book.chapters.length === 0 && (
          <EmptyState
            drawing={<LampEmpty />}
            title={t('rules.emptyTitle')}
            line={t('rules.emptyLine')}
          />
        )}
        {book.chapters.map((chapter) => (
          <Chapter key={chapter.number} chapter={chapter} />
        ))}
        <Campaigns campaigns={book.campaigns} note={book.campaignNote} />
        <Closing title={t('rules.lapse')} sentences={[book.lapse, book.grace]} />
        <Closing title={t('rules.whole')} sentences={[book.dayLimit, book.household, book.pools]} />
        <Levels levels={book.levels} note={book.levelsNote} />
        <Thanks />
        <p className={styles.foot}>{t('rules.foot', { hotline: county.hotline })}</p>
        <p className={styles.printed}>
          {t('rules.printed', { county: say(county.name), address })}
        </p>
      </div>
    </div>
  );
}

function Cover({ book }: { book: PublicRulebook }) {
  const { t, say, language } = useWords();
  const { county } = useCounty();
  const published = fullDate(localDate(book.publishedAt), language);
  return (
    <header className={styles.cover}>
      <PageTitle title={say(book.title)} className={styles.title}>
        {say(book.title)}
      </PageTitle>
      <p className={styles.edition}>
        <span className={styles.issuer}>{say(county.name)}</span>
        <strong>{t('rules.version', { version: book.version })}</strong>
        <span>{t('rules.inForce', { date: fullDate(book.effectiveFrom, language) })}</span>
        <span>{t('rules.published', { date: published })}</span>
      </p>
      <div className={styles.print}>
        {(['normal', 'large'] as const).map((size) => (
          <ButtonLink
            key={size}
            kind="outline"
            size="s"
            icon={<DownloadIcon size={18} />}
            href={handbookAddress(size, { county, language })}
            target="_blank"
            rel="noreferrer"
          >
            {t(size === 'large' ? 'rules.handbookLarge' : 'rules.handbook')}
          </ButtonLink>
        ))}
        <Button kind="outline" size="s" icon={<PrintIcon size={18} />} onClick={() => print()}>
          {t('rules.print')}
        </Button>
      </div>
    </header>
  );
}

/** #/rules/3 opens the book at chapter 3, for a link in a notice as for the index at the side. */
function useChapterOfAddress() {
  const { chapter } = useParams<{ chapter?: string }>();
  useEffect(() => {
    if (chapter === undefined) return;
    const heading = document.getElementById(chapterHeading(chapter));
    heading?.scrollIntoView({ behavior: isStill() ? 'auto' : 'smooth', block: 'start' });
    heading?.focus({ preventScroll: true });
  }, [chapter]);
}
