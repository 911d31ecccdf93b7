import type { HouseholdProgress } from '../../contract/safe-households.ts';
import { CheckIcon, HourglassIcon } from '../../ui/icons.tsx';
import { useAnswer } from '../api.ts';
import { Loaded } from '../frame/Loaded.tsx';
import styles from './Household.module.css';
import { useFamilyTexts } from './use-family-texts.ts';

/** How far we are this year; nothing where the county has published no criteria. */
export function SafeHousehold() {
  return (
    <Loaded asked={useAnswer('getMySafeHousehold', {})}>
      {({ progress }) => progress && <Progress progress={progress} />}
    </Loaded>
  );
}

function Progress({ progress: { year, isSafe, criteria } }: { progress: HouseholdProgress }) {
  const f = useFamilyTexts();
  return (
    <section className={styles.part} aria-labelledby="safe">
      <h2 id="safe" className={styles.heading}>
        {f('safe', { year })}
      </h2>
      <p className={styles.quiet}>{f(isSafe ? 'safeDone' : 'safeLine')}</p>
      <ul className={styles.list}>
        {criteria.map(({ kind, atLeast, have, holds }) => (
          <li key={kind} className={styles.row}>
            {holds ? <CheckIcon size={20} /> : <HourglassIcon size={20} />}
            <span className={styles.words}>{f(`criteria.${kind}`, { atLeast })}</span>
            <span className={styles.quiet}>{f(holds ? 'reached' : 'soFar', { have })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
