import type { Liability } from '../../contract/pools.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { dateInWords } from '../dates.ts';
import { Figure } from '../figures/Figure.tsx';
import figureStyles from '../figures/figures.module.css';
import { useWords } from '../language.ts';
import cardStyles from '../split/cards.module.css';
import titledStyles from '../split/TitledPage.module.css';
import { TitledPage } from '../split/TitledPage.tsx';
import { Unread } from '../split/Unread.tsx';
import { money } from './money.ts';
import { PoolFigure } from './PoolPage.tsx';
import styles from './pools.module.css';
import { useLiability } from './use-pools.ts';

/** From this year on a date stands for points that never lapse. */
const neverYear = 2100;

/** What residents and households still hold, by when it lapses, and what it is worth. */
export function LiabilityPage() {
  const { t } = useWords();
  const liability = useLiability();
  const all = liability.data;
  return (
    <TitledPage back="/pools" title={t('pools.liability.heading')}>
      {all ? (
        <div className={titledStyles.body}>
          <Whole all={all} />
        </div>
      ) : (
        <Unread asked={liability} loading={t('pools.liability.loading')} level={2} />
      )}
    </TitledPage>
  );
}

function Whole({ all }: { all: Liability }) {
  const { t } = useWords();
  const value = money(all.pointValueFen);
  return (
    <>
      <div className={cardStyles.card}>
        <p className={cardStyles.quiet}>{t('pools.liability.lead', { value })}</p>
        <dl className={`${figureStyles.figures} ${styles.figures}`}>
          <PoolFigure name={t('pools.liability.points')} points={all.points} />
          <Figure name={t('pools.liability.value')}>{money(all.valueFen)}</Figure>
          <PoolFigure name={t('pools.liability.announced')} points={all.announced} />
          {all.queued > 0 && <PoolFigure name={t('pools.liability.queued')} points={all.queued} />}
          {all.villages > 0 && (
            <PoolFigure name={t('pools.liability.villages')} points={all.villages} />
          )}
        </dl>
      </div>
      <section className={cardStyles.card} aria-labelledby="liability-days">
        <h2 id="liability-days" className={cardStyles.name}>
          {t('pools.liability.table')}
        </h2>
        {all.byLapse.length === 0 ? (
          <p className={cardStyles.quiet}>{t('pools.liability.none')}</p>
        ) : (
          <DayTable rows={all.byLapse} />
        )}
      </section>
    </>
  );
}

function DayTable({ rows }: { rows: Liability['byLapse'] }) {
  const { t, language } = useWords();
  const most = Math.max(1, ...rows.map(({ points }) => points));
  const dayOf = (date: string) =>
    Number(date.slice(0, 4)) >= neverYear
      ? t('pools.liability.never')
      : dateInWords(date, language);
  return (
    <table className={figureStyles.table}>
      <thead>
        <tr>
          <th scope="col">{t('pools.liability.lapsesOn')}</th>
          <th scope="col" className={figureStyles.amount}>
            {t('pools.liability.points')}
          </th>
          <th scope="col" className={figureStyles.amount}>
            {t('pools.liability.value')}
          </th>
          <th scope="col" className={figureStyles.amount}>
            {t('pools.liability.lots')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ lapsesOn, points, valueFen, lots }) => (
          <tr key={lapsesOn}>
            <th scope="row">
              {dayOf(lapsesOn)}
              <div className={styles.track} aria-hidden="true">
                <span className={styles.came} style={{ width: `${(points / most) * 100}%` }} />
              </div>
            </th>
            <td className={figureStyles.amount}>{pointsText(points)}</td>
            <td className={figureStyles.amount}>{money(valueFen)}</td>
            <td className={figureStyles.amount}>{pointsText(lots)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
