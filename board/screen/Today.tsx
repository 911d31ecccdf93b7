import type { BoardFigures } from '../../contract/bulletin.ts';
import { Stat } from '../../ui/Stat.tsx';
import { grouped } from '../dates.ts';
import { useWords } from '../language.ts';
import { MedianLine } from './MedianLine.tsx';
import styles from './Today.module.css';

/** What came in and what was closed today, what is going on, and how soon people hear back. */
export function Today({ figures }: { figures: BoardFigures }) {
  const { t } = useWords();
  const unit = t('start.unit');
  return (
    <section aria-labelledby="today">
      <h2 id="today">{t('screen.today')}</h2>
      <div className={styles.stats}>
        <Stat
          label={t('start.reported')}
          figure={grouped(figures.today.reported)}
          unit={unit}
          size="l"
        />
        <Stat
          label={t('start.closed')}
          figure={grouped(figures.today.closed)}
          unit={unit}
          size="l"
          tone="gold"
        />
        <Stat label={t('start.open')} figure={grouped(figures.open)} unit={unit} size="l" />
        <Stat
          label={t('start.overdue')}
          figure={grouped(figures.overdue)}
          unit={unit}
          size="l"
          tone={figures.overdue > 0 ? 'lantern' : 'ink'}
        />
      </div>
      <MedianLine minutes={figures.medianFirstAnswerMinutes} />
    </section>
  );
}
