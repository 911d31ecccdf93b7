import type { PatrolTask } from '../../contract/patrol-tasks.ts';
import { Button } from '../../ui/Button.tsx';
import { useAnswer } from '../api.ts';
import { periodText } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import styles from './Patrol.module.css';
import { usePatrolTexts } from './use-patrol-texts.ts';

interface WantedProps {
  busy: boolean;
  onTake: (task: string) => void;
}

/** What the centre asks for, the nearest to one’s home first; nobody has to. */
export function Wanted({ busy, onTake }: WantedProps) {
  const p = usePatrolTexts();
  const { say, language } = useTexts();
  const now = useNow();
  const open = useAnswer('listOpenPatrolTasks', {});
  const areas = useAnswer('listAreas', {}, { staleTime: Number.POSITIVE_INFINITY });
  const tasks = open.data?.tasks ?? [];
  if (tasks.length === 0) return null;
  const placeOf = ({ area }: PatrolTask) => {
    const name = areas.data?.find(({ code }) => code === area)?.name;
    return name ? say(name) : area;
  };
  return (
    <>
      <h2 className={styles.heading}>{p('wanted.title')}</h2>
      <ul className={styles.lines}>
        {tasks.map((task) => (
          <li key={task.id} className={styles.line}>
            <p className={styles.name}>{placeOf(task)}</p>
            <p>{task.way}</p>
            {task.byOrder !== null && (
              <p className={styles.quiet}>{p('wanted.byOrder', { order: task.byOrder })}</p>
            )}
            {task.route.length > 0 && (
              <p className={styles.quiet}>
                {p('wanted.route', { names: task.route.map(({ name }) => name).join(' → ') })}
              </p>
            )}
            <p className={styles.quiet}>
              {periodText(task.startsAt, task.endsAt, now, language)}
              {' · '}
              {p('wanted.people', { people: task.people, came: task.came })}
            </p>
            <Button
              kind="outline"
              busy={busy}
              aria-label={`${p('wanted.take')} ${placeOf(task)}`}
              onClick={() => onTake(task.id)}
            >
              {p('wanted.take')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
