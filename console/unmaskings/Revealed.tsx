import type { Unmasked } from '../../contract/unmaskings.ts';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import stepStyles from '../split/step.module.css';
import styles from './Unmask.module.css';

/** What was looked at, on this page only and until its time is over. */
export function Revealed({ seen: { unmasking, name, phone } }: { seen: Unmasked }) {
  const { t, language } = useWords();
  const now = useNow();
  const values = { name, phone };
  return (
    <div className={styles.state}>
      <dl className={styles.values}>
        {unmasking.what.map((field) => (
          <div key={field}>
            <dt>{t(`unmask.fields.${field}`)}</dt>
            <dd className={field === 'phone' ? 'figures' : undefined}>
              {values[field] ?? t('unmask.notGiven')}
            </dd>
          </div>
        ))}
      </dl>
      <p className={stepStyles.lead}>
        {t('unmask.until', { at: momentInWords(unmasking.closesAt, now, language) })}{' '}
        {t(unmasking.untold === null ? 'unmask.told' : 'unmask.notTold')}
      </p>
    </div>
  );
}
