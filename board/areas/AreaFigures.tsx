import type { AreaFigures } from '../../contract/bulletin.ts';
import { Stat } from '../../ui/Stat.tsx';
import { fullDate, grouped, shortMonth } from '../dates.ts';
import { hoursInWords, minutesInWords } from '../durations.ts';
import { useWords } from '../language.ts';
import styles from './areas.module.css';

/** What happened here since January, in figures that point at nobody. */
export function AreaFiguresView({ figures }: { figures: AreaFigures }) {
  const { t, language } = useWords();
  const { medianFirstAnswerMinutes: answer, medianHours: finish, overdue } = figures;
  const count = (key: 'reported' | 'closed' | 'confirmed' | 'open') => (
    <Stat label={t(`areas.${key}`)} figure={grouped(figures[key])} unit={t('areas.unit')} />
  );
  return (
    <>
      <p className={styles.since}>
        {t('areas.since', { date: fullDate(figures.since, language) })}
      </p>
      <div className={styles.stats}>
        {count('reported')}
        {count('closed')}
        {count('confirmed')}
        {count('open')}
        <Stat
          label={t('areas.overdue')}
          figure={grouped(overdue)}
          unit={t('areas.unit')}
          tone={overdue > 0 ? 'lantern' : 'ink'}
        />
      </div>
      <dl className={styles.medians}>
        <dt>{t('areas.firstAnswer')}</dt>
        <dd>{answer === null ? t('areas.few') : minutesInWords(answer, t)}</dd>
        <dt>{t('areas.finish')}</dt>
        <dd>{finish === null ? t('areas.few') : hoursInWords(finish, t)}</dd>
      </dl>
      <div className={styles.tables}>
        <Months months={figures.months} />
        <Groups groups={figures.groups} />
      </div>
    </>
  );
}

function Months({ months }: Pick<AreaFigures, 'months'>) {
  const { t, language } = useWords();
  return (
    <section aria-labelledby="months">
      <h2 id="months" className={styles.heading}>
        {t('areas.months')}
      </h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('areas.month')}</th>
            <th scope="col">{t('areas.reported')}</th>
            <th scope="col">{t('areas.closed')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, reported, closed }) => (
            <tr key={month}>
              <th scope="row">{shortMonth(month, language)}</th>
              <td className="figures">{grouped(reported)}</td>
              <td className="figures">{grouped(closed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Groups({ groups }: Pick<AreaFigures, 'groups'>) {
  const { t, say } = useWords();
  return (
    <section aria-labelledby="groups">
      <h2 id="groups" className={styles.heading}>
        {t('areas.groups')}
      </h2>
      <ul className={styles.list}>
        {groups.map(({ group, reported }) => (
          <li key={group.zh} className={styles.group}>
            <span>{say(group)}</span>
            <span className="figures">{grouped(reported)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.since}>
        {t(groups.length === 0 ? 'areas.groupsNone' : 'areas.groupsNote')}
      </p>
    </section>
  );
}
