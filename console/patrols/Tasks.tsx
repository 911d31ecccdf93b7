import { useState } from 'react';
import type { PatrolTask } from '../../contract/patrol-tasks.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import pageStyles from '../account/account.module.css';
import { useAreas } from '../areas.ts';
import { useCounty } from '../county.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './patrols.module.css';
import { stalePatrols, useTasks } from './use-patrols.ts';

const sources = ['all', 'ordered', 'own'] as const;
type Source = (typeof sources)[number];

const isFrom = (source: Source, { byOrder }: PatrolTask) =>
  source === 'all' || (source === 'ordered') === (byOrder !== null);

/** What was asked for, and by which order: how many are wanted, how many came. */
export function Tasks() {
  const { t } = useWords();
  const { client } = useCounty();
  const me = useStaff();
  const tasks = useTasks();
  const callingOff = useStep(
    (id: string, requestId) => client.call('callOffPatrolTask', { params: { id }, requestId }),
    { stale: stalePatrols },
  );
  const [source, setSource] = useState<Source>('all');
  const all = tasks.data?.tasks ?? [];
  const shown = all.filter((task) => isFrom(source, task));
  const mayCallOff = mayCall(me, 'callOffPatrolTask');
  return (
    <section className={pageStyles.pane} aria-labelledby="tasks">
      <h2 className={pageStyles.heading} id="tasks">
        {t('patrols.tasks')}
      </h2>
      <p className={pageStyles.lead}>{t('patrols.tasksLead')}</p>
      <Refusals error={callingOff.error} />
      {tasks.data?.tasks.length === 0 && <p className={pageStyles.lead}>{t('patrols.noTasks')}</p>}
      {all.length > 0 && (
        <div className={styles.filter}>
          <Segmented
            label={t('patrols.source')}
            labelHidden
            choices={sources.map((value) => ({ value, label: t(`patrols.sources.${value}`) }))}
            value={source}
            onChange={setSource}
          />
        </div>
      )}
      {all.length > 0 && shown.length === 0 && (
        <p className={pageStyles.lead} role="status">
          {t('patrols.noneOfSource')}
        </p>
      )}
      <ul className={pageStyles.rows}>
        {shown.map((task) => (
          <TaskLine
            key={task.id}
            task={task}
            busy={callingOff.isPending}
            onCallOff={mayCallOff ? () => callingOff.mutate(task.id) : undefined}
          />
        ))}
      </ul>
    </section>
  );
}

interface TaskLineProps {
  task: PatrolTask;
  busy: boolean;
  onCallOff: (() => void) | undefined;
}

function TaskLine({ task, busy, onCallOff }: TaskLineProps) {
  const { t, say, language } = useWords();
  const now = useNow();
  const areas = useAreas();
  const { area, way, byOrder, route, startsAt, endsAt, people, came, calledOffAt } = task;
  const name = areas.data?.find(({ code }) => code === area)?.name;
  const isOver = new Date(endsAt) <= now;
  return (
    <li className={pageStyles.row}>
      <span>
        <strong>{name ? say(name) : area}</strong> {momentInWords(startsAt, now, language)}
        <span className={styles.way}>{way}</span>
        {byOrder !== null && (
          <span className={styles.way}>{t('patrols.byOrder', { order: byOrder })}</span>
        )}
        {route.length > 0 && (
          <span className={styles.way}>
            {t('patrols.route', { names: route.map((point) => point.name).join(' → ') })}
          </span>
        )}
        <span className={styles.quiet}>{t('patrols.came', { people, came })}</span>
      </span>
      {calledOffAt !== null || isOver ? (
        <span className={styles.quiet}>
          {t(calledOffAt === null ? 'patrols.over' : 'patrols.calledOff')}
        </span>
      ) : (
        onCallOff && (
          <Button size="s" kind="outline" busy={busy} onClick={onCallOff}>
            {t('patrols.callOff')}
          </Button>
        )
      )}
    </li>
  );
}
