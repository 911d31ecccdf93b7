import { CheckIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import styles from './enrol.module.css';

const steps = ['stepPassword', 'stepFactor', 'stepCodes'] as const;

/** Where one stands on the way in: what is done has a tick, what is now a ring, what comes a dot. */
export function Steps({ at }: { at: number }) {
  const { t } = useWords();
  return (
    <ol className={styles.steps} aria-label={t('enrol.steps')}>
      {steps.map((step, place) => (
        <li
          key={step}
          className={styles.step}
          data-place={place < at ? 'done' : place === at ? 'now' : 'ahead'}
          aria-current={place === at ? 'step' : undefined}
        >
          <span className={styles.mark} aria-hidden="true">
            {place < at ? <CheckIcon size={13} /> : place + 1}
          </span>
          {t(`enrol.${step}`)}
        </li>
      ))}
    </ol>
  );
}
