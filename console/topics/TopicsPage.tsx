import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Topic } from '../../contract/topics.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import pageStyles from '../account/account.module.css';
import { useCounty } from '../county.tsx';
import { dateInWords, momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import { Failed } from '../states/Failed.tsx';
import styles from './topics.module.css';

/** What several people tell of, the hottest first. */
export default function TopicsPage() {
  const { t, language } = useWords();
  const { client } = useCounty();
  const heading = usePageHeading(t('topics.heading'));
  const now = new Date(useNow());
  const topics = useQuery({
    queryKey: client.key('getTopics'),
    queryFn: ({ signal }) => client.call('getTopics', { signal }),
    staleTime: 60_000,
    refetchOnReconnect: false,
  });
  const foundAt = topics.data?.foundAt ?? null;
  return (
    <div className={pageStyles.page}>
      <div className={pageStyles.column}>
        <header>
          <h1 className={pageStyles.title} ref={heading} tabIndex={-1}>
            {t('topics.heading')}
          </h1>
          <p className={pageStyles.lead}>{t('topics.lead')}</p>
          {topics.data && foundAt !== null && (
            <p className={pageStyles.when}>
              {t('topics.foundAt', {
                when: momentInWords(foundAt, now, language),
                days: topics.data.comparedDays,
              })}
            </p>
          )}
        </header>
        {topics.isPending && <Skeleton label={t('topics.loading')} rows={5} />}
        {topics.isError && <Failed error={topics.error} retry={() => topics.refetch()} />}
        {topics.data?.topics.length === 0 && (
          <EmptyState
            drawing={<LampEmpty />}
            title={t('topics.none')}
            line={t('topics.noneWords')}
          />
        )}
        {topics.data?.topics.map((topic) => (
          <TopicPane key={topic.cases[0]?.code} topic={topic} />
        ))}
      </div>
    </div>
  );
}

const shownAtOnce = 5;

function TopicPane({ topic }: { topic: Topic }) {
  const { t } = useWords();
  const { title, reporters, growth, severity, score, cases } = topic;
  const heat = {
    reporters,
    growth: growth.toFixed(1),
    severity: severity.toFixed(1),
    score: score.toFixed(1),
  };
  return (
    <section className={pageStyles.pane} aria-label={title}>
      <h2 className={pageStyles.heading}>{title}</h2>
      <p className={styles.heat}>{t('topics.heat', heat)}</p>
      <Rows cases={cases.slice(0, shownAtOnce)} />
      {cases.length > shownAtOnce && (
        <details className={styles.more}>
          <summary>{t('topics.more', { n: cases.length - shownAtOnce })}</summary>
          <Rows cases={cases.slice(shownAtOnce)} />
        </details>
      )}
    </section>
  );
}

function Rows({ cases }: Pick<Topic, 'cases'>) {
  const { language } = useWords();
  return (
    <ul className={pageStyles.rows}>
      {cases.map((one) => (
        <li key={one.code} className={pageStyles.row}>
          <span className={pageStyles.what}>
            <Link href={`/queue/${one.code}`}>{one.title}</Link>
            <span className={styles.facts}>
              {one.place} · {dateInWords(one.reportedOn, language)} ·{' '}
              <span className={styles.code}>{one.code}</span>
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
