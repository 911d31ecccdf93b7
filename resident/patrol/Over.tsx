import type { MyPatrol } from '../../contract/patrols.ts';
import { Card } from '../../ui/Card.tsx';
import { clockTime } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import { endOf } from './open-patrols.ts';
import styles from './Patrol.module.css';
import { usePatrolTexts } from './use-patrol-texts.ts';

/** Said while this phone goes on recording: nothing that is walked from then on counts. */
export function Over({ patrol }: { patrol: MyPatrol | undefined }) {
  const p = usePatrolTexts();
  const { language } = useTexts();
  const now = useNow();
  const end = patrol && endOf(patrol, now);
  if (end === undefined) return null;
  return (
    <Card tone="asking">
      <div role="alert" className={styles.stack}>
        <h2 className={styles.name}>
          {p(`over.${end.by}`, { time: clockTime(end.at, language) })}
        </h2>
        <p>{p('over.line')}</p>
      </div>
    </Card>
  );
}
