import type { BoardFigures } from '../../contract/bulletin.ts';
import { Roofs } from '../../ui/drawings/Roofs.tsx';
import { Stat } from '../../ui/Stat.tsx';
import { useCounty } from '../county.ts';
import { grouped } from '../dates.ts';
import { minutesInWords } from '../durations.ts';
import { useFigures } from '../figures.ts';
import { PageTitle } from '../frame/PageTitle.tsx';
import { useWords } from '../language.ts';
import styles from './Tonight.module.css';

/** The night over the county with today's figures in it; without figures the night stays. */
export function Tonight() {
  const { county } = useCounty();
  const { t, say } = useWords();
  const figures = useFigures();
  return (
    <section className={styles.sky} data-surface="sky" aria-labelledby="tonight">
      <div className={styles.column}>
        <div>
          <PageTitle title={say(county.name)} className={styles.title}>
            <span id="tonight">{say(county.name)}</span>
          </PageTitle>
          <p className={styles.lead}>{t('start.lead')}</p>
        </div>
        {figures.data ? (
          <Today figures={figures.data} />
        ) : (
          <p className={styles.quiet} role="status">
            {figures.isPending ? (
              t('state.fetching')
            ) : (
              <>
                {t('start.figuresBroken')}
                <button type="button" className={styles.retry} onClick={() => figures.refetch()}>
                  {t('state.retry')}
                </button>
              </>
            )}
          </p>
        )}
      </div>
      <Roofs streets={3} />
    </section>
  );
}

function Today({ figures }: { figures: BoardFigures }) {
  const { t } = useWords();
  const median = figures.medianFirstAnswerMinutes;
  const unit = t('start.unit');
  return (
    <div className={styles.today}>
      <div className={styles.stats}>
        <Stat
          label={t('start.reportedToday')}
          figure={grouped(figures.today.reported)}
          unit={unit}
          size="l"
        />
        <Stat
          label={t('start.closedToday')}
          figure={grouped(figures.today.closed)}
          unit={unit}
          tone="gold"
          size="l"
        />
        <Stat label={t('start.open')} figure={grouped(figures.open)} unit={unit} size="l" />
      </div>
      <p className={styles.quiet}>
        {median === null
          ? t('start.medianNone')
          : t('start.median', { time: minutesInWords(median, t) })}
      </p>
    </div>
  );
}
