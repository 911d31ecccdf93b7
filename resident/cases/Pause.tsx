import type { CaseSummary } from '../../contract/case-views.ts';
import { dayText, localDay } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import styles from './Pause.module.css';

/** Why the clock of the work stands still, and until when; nothing where it runs. */
export function Pause({ pause }: Pick<CaseSummary, 'pause'>) {
  const { t, language } = useTexts();
  const now = useNow();
  if (pause === null) return null;
  const date = dayText(localDay(pause.until), now, language);
  return (
    <p className={styles.pause}>
      {t('case.paused.until', { date, reason: t(`case.paused.${pause.reason}`) })}
    </p>
  );
}
