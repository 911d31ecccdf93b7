import { Card } from '../../ui/Card.tsx';
import { paths } from '../paths.ts';
import styles from './FieldWork.module.css';
import { PatrolTaskLines } from './PatrolTaskLines.tsx';
import { useFieldTexts } from './use-field-texts.ts';
import { usePatrolsToday } from './use-patrols-today.ts';

/** Patrols that are asked for today in the worker’s area; each leads to where it is begun or joined. */
export function PatrolTasks() {
  const f = useFieldTexts();
  const tasks = usePatrolsToday();
  if (tasks.length === 0) return null;
  return (
    <section className={styles.stack} aria-label={f('patrols.title')}>
      <h2 className={styles.heading}>{f('patrols.title')}</h2>
      <p className={styles.quiet}>{f('patrols.line')}</p>
      <ul className={styles.tasks}>
        {tasks.map((task) => (
          <li key={task.id}>
            <Card>
              <h3 className={styles.taskTitle}>
                <a className="stretched" href={paths.patrol}>
                  {task.way}
                </a>
              </h3>
              <PatrolTaskLines task={task} />
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}
