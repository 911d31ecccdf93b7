import { useTexts } from '../texts/language.ts';
import { commonOf } from './category-groups.ts';
import styles from './Report.module.css';
import { useCategories } from './use-categories.ts';
import { useOutbox } from './use-queue.ts';

/** As long as nothing is written: one tap writes what many report, so that a photo, a tap and send are a report. */
export function Common() {
  const { t, say } = useTexts();
  const { outbox, view } = useOutbox();
  const categories = useCategories();
  const common = commonOf(categories.data ?? []);
  if (view.draft.words !== '' || common.length === 0) return null;
  return (
    <fieldset className={styles.common} aria-label={t('report.common')}>
      {common.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          className={styles.commonChip}
          onClick={() => outbox.change({ words: say(name), category: code })}
        >
          {say(name)}
        </button>
      ))}
    </fieldset>
  );
}
