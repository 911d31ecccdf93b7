import { Link } from 'wouter';
import type { BulletinEntry } from '../../contract/bulletin.ts';
import { useCounty } from '../county.ts';
import { fullDate } from '../dates.ts';
import { useWords } from '../language.ts';
import styles from './BulletinEntry.module.css';

/** What was left out and why, by which book it was counted, and where to object. */
export function EntryNotes({ entry }: { entry: BulletinEntry }) {
  const { t, language } = useWords();
  const { county } = useCounty();
  return (
    <p className={styles.notes}>
      {t('bulletin.masked')}
      <Link href="/rules">{t('bulletin.maskedRules')}</Link>
      {t('bulletin.maskedEnd')} {t('bulletin.objection', { hotline: county.hotline })}{' '}
      {t('bulletin.shownUntil', { date: fullDate(entry.shownUntil, language) })}{' '}
      {entry.area !== null && <Link href={`/areas/${entry.area}`}>{t('bulletin.inArea')}</Link>}
    </p>
  );
}
