import type { YearEnd } from '../../contract/year-end.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import pageStyles from '../account/account.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { Failed } from '../states/Failed.tsx';
import { DueDates } from './DueDates.tsx';
import { Missing } from './Missing.tsx';
import { Runs } from './Runs.tsx';
import { useYearEnd } from './use-year-end.ts';
import styles from './year-end.module.css';

/** The treasurer’s year end: what lapses when, how the nights went, what villages were given. */
export default function YearEndPage() {
  const { t, say } = useWords();
  const heading = usePageHeading(t('yearEnd.heading'));
  const yearEnd = useYearEnd();
  return (
    <div className={pageStyles.page}>
      <div className={pageStyles.column}>
        <header>
          <h1 className={pageStyles.title} ref={heading} tabIndex={-1}>
            {t('yearEnd.heading')}
          </h1>
          {yearEnd.data && <p className={styles.rule}>{say(yearEnd.data.rule)}</p>}
        </header>
        {yearEnd.isPending && <Skeleton label={t('yearEnd.loading')} rows={6} />}
        {yearEnd.isError && <Failed error={yearEnd.error} retry={() => yearEnd.refetch()} />}
        {yearEnd.data && <Parts shown={yearEnd.data} />}
      </div>
    </div>
  );
}

function Parts({ shown }: { shown: YearEnd }) {
  return (
    <>
      {shown.due !== null && <Missing through={shown.due} />}
      <DueDates dates={shown.dates} />
      <Runs runs={shown.runs} />
      <Villages villages={shown.villages} />
    </>
  );
}

function Villages({ villages }: Pick<YearEnd, 'villages'>) {
  const { t, say } = useWords();
  return (
    <section className={pageStyles.pane} aria-labelledby="villages">
      <h2 className={pageStyles.heading} id="villages">
        {t('yearEnd.villages.heading')}
      </h2>
      <p className={pageStyles.lead}>{t('yearEnd.villages.lead')}</p>
      {villages.length === 0 ? (
        <p className={styles.none}>{t('yearEnd.villages.none')}</p>
      ) : (
        <ul className={pageStyles.rows}>
          {villages.map(({ community, name, points, gifts }) => (
            <li key={community} className={pageStyles.row}>
              <span className={pageStyles.what}>
                <strong>{say(name)}</strong>
                <span className={pageStyles.when}>
                  {t('yearEnd.villages.gifts', { count: gifts })}
                </span>
              </span>
              <span className={styles.number}>
                {t('yearEnd.points', { points: pointsText(points) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
