import type { DueDate } from '../../contract/year-end.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import columnStyles from '../column/column.module.css';
import { dateInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import styles from './year-end.module.css';

/** By last day and pool: what lapses unless it is used. */
export function DueDates({ dates }: { dates: readonly DueDate[] }) {
  const { t } = useWords();
  return (
    <section className={columnStyles.pane} aria-labelledby="due">
      <h2 className={columnStyles.heading} id="due">
        {t('yearEnd.due.heading')}
      </h2>
      <p className={columnStyles.lead}>{t('yearEnd.due.lead')}</p>
      {dates.length === 0 ? (
        <EmptyState
          drawing={<QuietAlley />}
          title={t('yearEnd.due.none')}
          line={t('yearEnd.due.noneWords')}
        />
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without it no keyboard could scroll what is wider than a phone */}
          <div className={styles.wide} tabIndex={0}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t('yearEnd.due.day')}</th>
                  <th scope="col" className={styles.amount}>
                    {t('yearEnd.due.accounts')}
                  </th>
                  <th scope="col" className={styles.amount}>
                    {t('yearEnd.due.points')}
                  </th>
                  <th scope="col" className={styles.amount}>
                    {t('yearEnd.due.held')}
                  </th>
                  <th scope="col" className={styles.pools}>
                    {t('yearEnd.due.pools')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {dates.map((due) => (
                  <Due key={due.lapsesOn} due={due} />
                ))}
              </tbody>
            </table>
          </div>
          <p className={styles.note}>{t('yearEnd.due.poolsWords')}</p>
        </>
      )}
    </section>
  );
}

function Due({ due }: { due: DueDate }) {
  const { t, say, language } = useWords();
  const { lapsesOn, accounts, points, held, pools } = due;
  return (
    <tr>
      <th scope="row">{dateInWords(lapsesOn, language)}</th>
      <td className={styles.amount}>{pointsText(accounts)}</td>
      <td className={styles.amount}>{pointsText(points)}</td>
      <td className={styles.amount}>{held === 0 ? '—' : pointsText(held)}</td>
      <td className={styles.pools}>
        {pools.length === 0 && points > 0 && t('yearEnd.due.uncounted')}
        <ul>
          {pools.map((one) => (
            <li key={one.pool ?? 'before'}>
              <span>{say(one.name)}</span>
              <span className={styles.number}>{pointsText(one.points)}</span>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
