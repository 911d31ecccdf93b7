import { useTexts } from '../texts/language.ts';
import { isEmergency } from './emergency-words.ts';
import styles from './Report.module.css';
import { useCategory } from './use-category.ts';
import { useOutbox } from './use-queue.ts';

/**
 * Where somebody has to be called before anything is written: as soon as the words tell of it, with or
 * without a network, or where the category does.
 */
export function FirstCall() {
  const { t, say } = useTexts();
  const { words, place } = useOutbox().view.draft;
  const emergency = useCategory().category?.emergency ?? null;
  if (emergency === null && !isEmergency(`${words} ${place}`)) return null;
  return (
    <div className={styles.firstCall} role="alert">
      <p>{emergency === null ? t('report.emergency') : say(emergency)}</p>
      <div className={styles.numbers}>
        <span>{t('report.first')}</span>
        {['110', '119'].map((number) => (
          <a key={number} href={`tel:${number}`} aria-label={t('home.call', { number })}>
            {number}
          </a>
        ))}
      </div>
    </div>
  );
}
