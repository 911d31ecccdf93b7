import { Skeleton } from '../../ui/Skeleton.tsx';
import { useWords } from '../language.ts';
import styles from './states.module.css';

/** The bones of the desk while its code and the session are on their way. */
export function Opening() {
  return (
    <main>
      <PageOpening />
    </main>
  );
}

/** The same inside the desk, for one page of it. */
export function PageOpening() {
  const { t } = useWords();
  return (
    <div className={styles.opening}>
      <Skeleton label={t('app.loading')} rows={6} />
    </div>
  );
}
