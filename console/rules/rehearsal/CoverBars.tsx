import type { PoolOutlook } from '../../../contract/rehearsals.ts';
import { classes } from '../../../ui/classes.ts';
import { pointsText } from '../../../ui/PointsFigure.tsx';
import { dateInWords } from '../../dates.ts';
import { useWords } from '../../language.ts';
import { Part } from './Part.tsx';
import styles from './rehearsal.module.css';
import { daysBetween } from './words.ts';

const daysShown = 365;

interface CoverBarsProps {
  pools: readonly PoolOutlook[];
  /** The day from which on the coming year is drawn. */
  from: string;
}

/** Until when each pool's cover lasts by either book, drawn over the coming year. */
export function CoverBars({ pools, from }: CoverBarsProps) {
  const { t, say } = useWords();
  if (pools.length === 0) return null;
  return (
    <Part title={t('rehearsal.cover')}>
      {pools.map(({ pool, name, cover, current, draft }) => (
        <div key={pool} className={styles.cover}>
          <p className={styles.coverName}>
            <b>{say(name)}</b> {t('rehearsal.coverNow', { points: pointsText(cover) })}
          </p>
          <Bar name={t('rehearsal.currentShort')} from={from} until={current.lastsUntil} />
          <Bar name={t('rehearsal.draft')} from={from} until={draft.lastsUntil} hatched />
        </div>
      ))}
      <p className={styles.hint}>{t('rehearsal.coverNote')}</p>
    </Part>
  );
}

interface BarProps {
  name: string;
  from: string;
  until: string | null;
  hatched?: boolean;
}

function Bar({ name, from, until, hatched = false }: BarProps) {
  const { t, language } = useWords();
  const days = until === null ? daysShown : daysBetween(from, until);
  const share = Math.min(100, Math.max(1, (days * 100) / daysShown));
  return (
    <div className={styles.coverRow}>
      <span className={styles.coverBook}>{name}</span>
      <span className={styles.track} aria-hidden="true">
        <span
          className={classes(
            hatched ? styles.hatched : styles.solid,
            until !== null && styles.ends,
          )}
          style={{ width: `${share}%` }}
        />
      </span>
      <span className={styles.coverDate}>
        {until === null ? t('rehearsal.lasts') : dateInWords(until, language)}
      </span>
    </div>
  );
}
