import { useQuery } from '@tanstack/react-query';
import { Card } from '../../ui/Card.tsx';
import { clockTime, localDay } from '../dates.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import { useField } from './context.ts';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';

/** Patrols that are asked for today in the worker’s area; each leads to where it is begun or joined. */
export function PatrolTasks() {
  const f = useFieldTexts();
  const { language } = useTexts();
  const { client } = useField();
  const now = useNow();
  const asked = useQuery({
    queryKey: client.key('listPatrolTasks'),
    queryFn: ({ signal }) => client.call('listPatrolTasks', { signal }),
    staleTime: 60_000,
  });
  const today = localDay(new Date(now).toISOString());
  const tasks = (asked.data?.tasks ?? []).filter(
    ({ startsAt, endsAt, calledOffAt }) =>
      calledOffAt === null && Date.parse(endsAt) > now && localDay(startsAt) <= today,
  );
  if (tasks.length === 0) return null;
  return (
    <section className={styles.stack} aria-label={f('patrols.title')}>
      <h2 className={styles.heading}>{f('patrols.title')}</h2>
      <p className={styles.quiet}>{f('patrols.line')}</p>
      <ul className={styles.tasks}>
        {tasks.map(({ id, way, byOrder, startsAt, endsAt, people, came }) => (
          <li key={id}>
            <Card>
              <h3 className={styles.taskTitle}>
                <a className="stretched" href={paths.patrol}>
                  {way}
                </a>
              </h3>
              {byOrder !== null && (
                <p className={styles.quiet}>{f('patrols.byOrder', { order: byOrder })}</p>
              )}
              <p className={styles.quiet}>
                {f('patrols.span', {
                  from: clockTime(startsAt, language),
                  until: clockTime(endsAt, language),
                  people,
                  came,
                })}
              </p>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}
