import type { YearEnd } from '../../contract/year-end.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ColumnPage } from '../column/ColumnPage.tsx';
import columnStyles from '../column/column.module.css';
import { useWords } from '../language.ts';
import { Failed } from '../states/Failed.tsx';
import { DueDates } from './DueDates.tsx';
import { Missing } from './Missing.tsx';
import { Runs } from './Runs.tsx';
import { useYearEnd } from './use-year-end.ts';
import styles from './year-end.module.css';

/** The treasurer’s year end: what lapses when, how the nights went, what villages were given. */
export default function YearEndPage() {
  const { t, say } = useWords();
  const yearEnd = useYearEnd();
  return (
    <ColumnPage
      title={t('yearEnd.heading')}
      below={yearEnd.data && <p className={styles.rule}>{say(yearEnd.data.rule)}</p>}
    >
      {yearEnd.isPending && <Skeleton label={t('yearEnd.loading')} rows={6} />}
      {yearEnd.isError && <Failed error={yearEnd.error} retry={() => yearEnd.refetch()} />}
      {yearEnd.data && <Parts shown={yearEnd.data} />}
    </ColumnPage>
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
    <section className={columnStyles.pane} aria-labelledby="villages">
      <h2 className={columnStyles.heading} id="villages">
        {t('yearEnd.villages.heading')}
      </h2>
      <p className={columnStyles.lead}>{t('yearEnd.villages.lead')}</p>
      {villages.length === 0 ? (
        <p className={styles.none}>{t('yearEnd.villages.none')}</p>
      ) : (
        <ul className={columnStyles.rows}>
          {villages.map(({ community, name, points, gifts }) => (
            <li key={community} className={columnStyles.row}>
              <span className={columnStyles.what}>
                <strong>{say(name)}</strong>
                <span className={columnStyles.when}>
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
