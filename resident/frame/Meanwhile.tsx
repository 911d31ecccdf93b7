import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Screen.module.css';

/** Stands in for a screen whose code or owner is still being fetched. */
export function Meanwhile() {
  const { t } = useTexts();
  return (
    <main className={styles.waiting}>
      <h1 className="visually-hidden">{t('product')}</h1>
      <Skeleton label={t('loading')} figure />
    </main>
  );
}
