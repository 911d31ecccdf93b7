import { classes } from '../../ui/classes.ts';
import { minutesInWords } from '../durations.ts';
import { useWords } from '../language.ts';
import styles from './Today.module.css';

const promiseMinutes = 24 * 60;

/** The median of the first answer on the 24 hours that were promised. */
export function MedianLine({ minutes }: { minutes: number | null }) {
  const { t } = useWords();
  return (
    <div className={styles.median}>
      <h3 className={styles.medianName}>{t('screen.median')}</h3>
      {minutes === null ? (
        <p className={styles.none}>{t('screen.medianNone')}</p>
      ) : (
        <Measured minutes={minutes} />
      )}
    </div>
  );
}

function Measured({ minutes }: { minutes: number }) {
  const { t } = useWords();
  const hours = Math.floor(minutes / 60);
  const share = Math.min(minutes / promiseMinutes, 1);
  const label = t('screen.medianLabel', { time: minutesInWords(minutes, t) });
  return (
    <>
      <p className={styles.time}>
        {hours > 0 && (
          <>
            <b>{hours}</b> {t('screen.hour')}{' '}
          </>
        )}
        <b>{hours > 0 ? String(minutes % 60).padStart(2, '0') : minutes}</b> {t('screen.minute')}
        {t('screen.within')}
      </p>
      <div className={styles.line} role="img" aria-label={label}>
        <span
          className={classes(styles.gone, minutes > promiseMinutes && styles.late)}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <p className={styles.hours} aria-hidden="true">
        <span>0</span>
        <span>12</span>
        <span>{t('screen.hourMark')}</span>
      </p>
    </>
  );
}
