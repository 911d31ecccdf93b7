import { useId } from 'react';
import type { ErasurePreview } from '../../contract/my-data.ts';
import { Card } from '../../ui/Card.tsx';
import styles from './MyData.module.css';
import { useMyDataTexts } from './use-my-data-texts.ts';

type Foreseen = { foreseen: ErasurePreview };
export type Wish = 'wait' | 'withdraw';

/** What there will be no more; only what there is now is named. */
export function Goes({ foreseen, unsent }: Foreseen & { unsent: boolean }) {
  const d = useMyDataTexts();
  const { photos, spendable, pending, owed, children, lastInHousehold } = foreseen;
  const { reservations, reserved } = foreseen;
  return (
    <Card>
      <h2 className={styles.heading}>{d('erase.goes')}</h2>
      <ul className={styles.plain}>
        <li>{d('erase.goesList.who')}</li>
        <li>{d('erase.goesList.words')}</li>
        {unsent && <li>{d('erase.goesList.unsent')}</li>}
        {photos > 0 && <li>{d('erase.goesList.photos', { count: photos })}</li>}
        {spendable > 0 && <li>{d('erase.goesList.points', { points: spendable })}</li>}
        {pending > 0 && <li>{d('erase.goesList.pending', { points: pending })}</li>}
        {reservations > 0 && (
          <li>{d('erase.goesList.reserved', { count: reservations, points: reserved })}</li>
        )}
        {owed > 0 && <li>{d('erase.goesList.owed', { points: owed })}</li>}
        {children > 0 && <li>{d('erase.goesList.children', { count: children })}</li>}
        {lastInHousehold && <li>{d('erase.goesList.household')}</li>}
      </ul>
    </Card>
  );
}

export function Stays({ foreseen: { publishedPhotos } }: Foreseen) {
  const d = useMyDataTexts();
  return (
    <Card>
      <h2 className={styles.heading}>{d('erase.stays')}</h2>
      <ul className={styles.plain}>
        <li>{d('erase.staysList.books')}</li>
        <li>{d('erase.staysList.cases')}</li>
        {publishedPhotos > 0 && (
          <li>{d('erase.staysList.published', { count: publishedPhotos })}</li>
        )}
        <li>{d('erase.staysList.reconciled')}</li>
        <li>{d('erase.staysList.gifted')}</li>
        <li>{d('erase.staysList.audit')}</li>
      </ul>
    </Card>
  );
}

interface OpenCasesProps {
  count: number;
  wish: Wish;
  onChange: (wish: Wish) => void;
}

/** Reports that are not done: wait for them, or take them back. */
export function OpenCases({ count, wish, onChange }: OpenCasesProps) {
  const d = useMyDataTexts();
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.heading}>{d('erase.open', { count })}</legend>
      {(['wait', 'withdraw'] as const).map((choice) => (
        <label key={choice} className={styles.choice}>
          <input
            type="radio"
            name={name}
            checked={wish === choice}
            onChange={() => onChange(choice)}
          />
          <span className={styles.words}>
            <span className={styles.label}>{d(`erase.${choice}`)}</span>
            <span className={styles.quiet}>{d(`erase.${choice}Line`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
