import { Link } from 'wouter';
import { useCounty } from '../county.ts';
import { useWords } from '../language.ts';
import styles from './BulletinEntry.module.css';

/** What was left out and why, by which book it was counted, and where to object. */
export function EntryNotes() {
  const { t } = useWords();
  const { county } = useCounty();
  return (
    <p className={styles.notes}>
      {t('bulletin.masked')}
      <Link href="/rules">{t('bulletin.maskedRules')}</Link>
      {t('bulletin.maskedEnd')} {t('bulletin.objection', { hotline: county.hotline })}
    </p>
  );
}
