import { Card } from '../../ui/Card.tsx';
import { ChevronIcon, UsersIcon } from '../../ui/icons.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Home.module.css';

/** Walking for everybody's safety, alone by day or with neighbours. */
export function PatrolCard() {
  const { t } = useTexts();
  return (
    <Card className={styles.reportCard}>
      <div className={styles.report}>
        <span className={styles.tileIcon}>
          <UsersIcon size={24} />
        </span>
        <div className={styles.reportWords}>
          <h2 className={styles.pendingTitle}>
            <a className="stretched" href={paths.patrol}>
              {t('home.patrol')}
            </a>
          </h2>
          <p className={styles.line}>{t('home.patrolLine')}</p>
        </div>
        <ChevronIcon className={styles.chevron} />
      </div>
    </Card>
  );
}
