import type { CaseEvent } from '../../contract/case-views.ts';
import styles from './Case.module.css';

/** The title says already that it was the reader. */
const ownKinds = new Set(['reported', 'supplemented', 'confirmed', 'reopened']);

/** Who acted, then what they wrote, in quotation marks of the reader's language. */
export function noteOf(event: CaseEvent, by: string) {
  const mine = ownKinds.has(event.kind);
  if (mine && event.note === '') return undefined;
  return (
    <>
      {!mine && by}
      {event.note !== '' && <q className={styles.quote}>{event.note}</q>}
    </>
  );
}
