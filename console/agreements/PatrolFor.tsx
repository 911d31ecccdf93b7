import type { PatrolTask } from '../../contract/patrol-tasks.ts';
import { Button } from '../../ui/Button.tsx';
import { useAreas } from '../areas.ts';
import { momentInWords, spanInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { PartPane } from './PartPane.tsx';
import { usePatrolTasksFor, useTakingFor } from './use-patrols-for.ts';

/** Patrols that are asked for near them: one is taken as they set out. */
export function PatrolFor({ id }: { id: string }) {
  const { t } = useWords();
  const looking = usePatrolTasksFor(id);
  const tasks = looking.data?.tasks;
  return (
    <PartPane heading={t('forSomebody.patrol.heading')} lead={t('forSomebody.patrol.noPhone')}>
      <Button size="s" kind="outline" busy={looking.isPending} onClick={() => looking.mutate()}>
        {t('forSomebody.patrol.show')}
      </Button>
      {tasks?.length === 0 && <p role="status">{t('forSomebody.patrol.none')}</p>}
      <ul className={styles.list}>
        {tasks?.map((task) => (
          <li key={task.id}>
            <OneTask id={id} task={task} />
          </li>
        ))}
      </ul>
      <Refusals error={looking.error} />
    </PartPane>
  );
}

function OneTask({ id, task }: { id: string; task: PatrolTask }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const areas = useAreas();
  const taking = useTakingFor(id, { task: task.id, way: task.way });
  const area = areas.data?.find(({ code }) => code === task.area);
  const { people, came, way, byOrder, startsAt, endsAt } = task;
  const span = spanInWords(startsAt, endsAt, now, language);
  return (
    <>
      <p>
        <strong>{way}</strong> {area && <>· {say(area.name)} </>}
        <br />
        {byOrder !== null && (
          <>
            {t('patrols.byOrder', { order: byOrder })}
            <br />
          </>
        )}
        {t('forSomebody.patrol.line', { span, people, came })}
      </p>
      <p role="status">
        {taking.data &&
          (taking.data.code === null
            ? t('forSomebody.patrol.takenPlain')
            : t('forSomebody.patrol.taken', {
                code: taking.data.code,
                at: momentInWords(taking.data.closesAt, now, language),
              }))}
      </p>
      <Refusals error={taking.error} />
      {!taking.isSuccess && (
        <Button size="s" kind="outline" busy={taking.isPending} onClick={() => taking.mutate(null)}>
          {t('forSomebody.patrol.take')}
        </Button>
      )}
    </>
  );
}
