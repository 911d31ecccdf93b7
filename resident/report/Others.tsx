import { navigate } from 'wouter/use-hash-location';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { isBlank } from './draft.ts';
import styles from './Report.module.css';
import { useOutbox, useQueue } from './use-queue.ts';

/** Another thing seen on the way: this one stays as it is, and what else was not sent is one tap away. */
export function Others() {
  const { t } = useTexts();
  const { queue, view } = useQueue();
  const { outbox, view: shown } = useOutbox();
  const others = view.unsent.filter((one) => one !== outbox).length;
  const begin = () => navigate(`/report/${queue.begin().id}`);
  return (
    <div className={styles.others}>
      {!isBlank(shown.draft) && (
        <button type="button" className={styles.link} onClick={begin}>
          {t('report.another')}
        </button>
      )}
      {others > 0 && (
        <a className={styles.link} href={paths.unsent}>
          {t('report.others', { count: others })}
        </a>
      )}
    </div>
  );
}
