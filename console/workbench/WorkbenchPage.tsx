import { Link } from 'wouter';
import type { Work, Workbench } from '../../contract/workbench.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { clockTime, weekdayInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { Told } from '../supervisions/Told.tsx';
import { places } from './places.tsx';
import { partsOf, sumsOf } from './sums.ts';
import { useWorkbench } from './use-workbench.ts';
import { WorkCard } from './WorkCard.tsx';
import styles from './workbench.module.css';

/** The first page of the desk: what waits for this person today, and where it is done. */
export default function WorkbenchPage() {
  const { t, language } = useWords();
  const me = useStaff();
  const heading = usePageHeading(t('workbench.heading'));
  const query = useWorkbench();
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <h1 className={styles.title} ref={heading} tabIndex={-1}>
            {t('workbench.heading')}
          </h1>
          {query.data && (
            <p className={styles.day}>
              {weekdayInWords(query.data.day, language)}
              {' · '}
              {me.name}
            </p>
          )}
        </header>
        <Told few={3} />
        {query.data ? (
          <Works workbench={query.data} readAt={new Date(query.dataUpdatedAt)} />
        ) : query.isPending ? (
          <Skeleton label={t('workbench.loading')} rows={5} figure />
        ) : (
          <Failed error={query.error} retry={() => query.refetch()} />
        )}
      </div>
    </div>
  );
}

function Works({ workbench: { works }, readAt }: { workbench: Workbench; readAt: Date }) {
  const { t } = useWords();
  const { mine, watch, done } = partsOf(works);
  const isMine = works.some(({ turn }) => turn === 'mine');
  return (
    <>
      {isMine && mine.length > 0 && <Lead works={works} />}
      {isMine && mine.length === 0 && (
        <EmptyState
          drawing={<LampEmpty />}
          title={t('workbench.none')}
          line={t('workbench.noneWords')}
        />
      )}
      {mine.length > 0 && <Cards name="mine" works={mine} />}
      {watch.length > 0 && <Cards name="watch" works={watch} />}
      {!isMine && watch.length === 0 && (
        <EmptyState
          drawing={<LampEmpty />}
          title={t('workbench.quiet')}
          line={t('workbench.quietWords')}
        />
      )}
      {done.length > 0 && <Done works={done} />}
      <p className={styles.readAt}>{t('workbench.readAt', { at: clockTime(readAt) })}</p>
    </>
  );
}

/** The day in one sentence: how much waits, and what of it does not wait until tomorrow. */
function Lead({ works }: { works: readonly Work[] }) {
  const { t } = useWords();
  const { waiting, dueToday, overdue } = sumsOf(works);
  const parts = [
    t('workbench.sum.waiting', { count: waiting }),
    ...(overdue > 0 ? [t('workbench.sum.overdue', { count: overdue })] : []),
    ...(dueToday > 0 ? [t('workbench.sum.dueToday', { count: dueToday })] : []),
  ];
  return (
    <p className={styles.lead}>{parts.join(t('workbench.sum.joiner')) + t('workbench.sum.end')}</p>
  );
}

function Cards({ name, works }: { name: 'mine' | 'watch'; works: readonly Work[] }) {
  const { t } = useWords();
  const id = `workbench-${name}`;
  return (
    <section aria-labelledby={id}>
      <h2 className={styles.group} id={id}>
        {t(`workbench.${name}`)}
      </h2>
      <ul className={styles.cards}>
        {works.map((work) => (
          <WorkCard key={work.kind} work={work} />
        ))}
      </ul>
    </section>
  );
}

/** Lists in which nothing waits are still a press away. */
function Done({ works }: { works: readonly Work[] }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="workbench-done">
      <h2 className={styles.group} id="workbench-done">
        {t('workbench.done')}
      </h2>
      <ul className={styles.done}>
        {works.map(({ kind }) => (
          <li key={kind}>
            <Link href={places[kind].to} className={styles.doneLink}>
              <CheckIcon size={15} />
              {t(`workbench.kinds.${kind}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
