import type { PatrolTask } from '../../contract/patrol-tasks.ts';
import { clockTime } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';

/** By which order, from when until when, and how many are wanted. */
export function PatrolTaskLines({ task }: { task: PatrolTask }) {
  const f = useFieldTexts();
  const { language } = useTexts();
  const { byOrder, startsAt, endsAt, people, came } = task;
  const [from, until] = [clockTime(startsAt, language), clockTime(endsAt, language)];
  return (
    <>
      {byOrder !== null && (
        <p className={styles.quiet}>{f('patrols.byOrder', { order: byOrder })}</p>
      )}
      <p className={styles.quiet}>{f('patrols.span', { from, until, people, came })}</p>
    </>
  );
}
