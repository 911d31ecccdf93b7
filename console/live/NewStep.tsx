import type { StaffCase } from '../../contract/case-views.ts';
import { RetryIcon } from '../../ui/icons.tsx';
import { clockTime } from '../dates.ts';
import { useWords } from '../language.ts';
import styles from './live.module.css';
import { useNewStep } from './new-steps.ts';

/** Says that what is read was just moved on by somebody else: what is being written stays. */
export function NewStep({ one }: { one: StaffCase }) {
  const { t, say } = useWords();
  const isNew = useNewStep(one.code);
  const last = one.history.at(-1);
  return (
    <div role="status">
      {isNew && last && (
        <p className={styles.step}>
          <RetryIcon size={16} />
          <span>{t('live.newStep', { by: say(last.by), at: clockTime(new Date(last.at)) })}</span>
        </p>
      )}
    </div>
  );
}
