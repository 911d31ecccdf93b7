import type { PublicCase } from '../../contract/bulletin.ts';
import { Card } from '../../ui/Card.tsx';
import { ClockChip } from '../../ui/ClockChip.tsx';
import { clockTime, localDate, monthAndDay } from '../dates.ts';
import { hoursInWords, minutesInWords } from '../durations.ts';
import { type Translate, useWords } from '../language.ts';
import { useNow } from '../now.ts';
import styles from './Case.module.css';
import { runningClock } from './road.ts';

/** What runs beside the first answer: the dispatch, the work, the check or the days to confirm; or why it stands still. */
export function Running({ found }: { found: PublicCase }) {
  const { t, language } = useWords();
  const { running, pause } = found;
  const clock = runningClock(found, useNow(30_000));
  if (pause)
    return (
      <Card className={styles.promise}>
        <div className={styles.promiseWords}>
          <div className={styles.promiseHead}>
            <h2>{t('case.running.resolution')}</h2>
            <ClockChip state="paused">{t('case.paused.tag')}</ClockChip>
          </div>
          <p className={styles.due}>
            {t('case.paused.until', {
              date: monthAndDay(pause.until, language),
              reason: t(`case.paused.${pause.reason}`),
            })}
          </p>
        </div>
      </Card>
    );
  if (!running || !clock) return null;
  const isLate = clock.kind === 'overdue';
  return (
    <Card className={styles.promise}>
      <div className={styles.promiseWords}>
        <div className={styles.promiseHead}>
          <h2>{t(`case.running.${running.of}`)}</h2>
          <ClockChip
            state={isLate ? 'overdue' : clock.kind === 'soon' ? 'soon' : 'normal'}
            left={isLate ? 0 : clock.left}
          >
            {t(isLate ? 'case.overdueBy' : 'case.left', { time: inWords(clock.minutes, t) })}
          </ClockChip>
        </div>
        <p className={styles.due}>
          {t(`case.runningLine.${running.of}`, {
            date: monthAndDay(localDate(running.dueAt), language),
            time: clockTime(running.dueAt),
          })}
        </p>
      </div>
    </Card>
  );
}

/** Of days nobody counts the minutes. */
const inWords = (minutes: number, t: Translate) =>
  minutes < 24 * 60 ? minutesInWords(minutes, t) : hoursInWords(Math.floor(minutes / 60), t);
