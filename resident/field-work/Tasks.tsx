import { useState } from 'react';
import type { Position } from '../../contract/values.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LocateIcon, PinIcon, RetryIcon, SignOutIcon } from '../../ui/icons.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { clockTime } from '../dates.ts';
import { Meanwhile } from '../frame/Meanwhile.tsx';
import { Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useLocate } from '../report/use-locate.ts';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import { useField } from './context.ts';
import { deskAddress } from './desk-address.ts';
import { isDone, takenNow } from './entries.ts';
import styles from './FieldWork.module.css';
import { distanceWords, inOrder, type Near, type Order } from './nearness.ts';
import { PatrolTasks } from './PatrolTasks.tsx';
import { TaskClock } from './TaskClock.tsx';
import { useFieldTexts } from './use-field-texts.ts';

/** What waits in the worker’s grids: by distance or by clock. */
export function Tasks() {
  const f = useFieldTexts();
  const { t, language } = useTexts();
  const { client, view, satchel, worker, waiting } = useField();
  const now = useNow();
  const [by, setBy] = useState<Order>('near');
  const [from, setFrom] = useState<Position | null>(null);
  const locate = useLocate(setFrom, true);
  if (!view.loaded) return <Meanwhile />;
  const taken = takenNow(view.work, now);
  const tasks = (taken?.tasks ?? []).filter(({ code }) => !isDone(view.work, code));
  return (
    <Screen title={f('title')} back={{ label: t('back'), href: paths.me }}>
      <p className={styles.quiet}>{f('tasks.who', { name: worker.name })}</p>
      <div className={styles.stack}>
        <ButtonLink href={paths.fieldWorkFor} size="l" wide>
          {f('tasks.for')}
        </ButtonLink>
        {view.work.walks.length > 0 && (
          <ButtonLink href={paths.fieldWorkWalk} size="l" wide>
            {f('tasks.walking', { count: view.work.walks.length })}
          </ButtonLink>
        )}
        {view.work.entries.length > 0 && (
          <ButtonLink href={paths.fieldWorkOutbox} kind="outline" size="l" wide>
            {waiting.length > 0
              ? f('tasks.waiting', { count: waiting.length })
              : f('tasks.written')}
          </ButtonLink>
        )}
      </div>
      {tasks.length > 0 && <InOrder {...{ by, setBy, locate }} unplaced={from === null} />}
      {tasks.length === 0 && <NoTasks taken={taken !== null} asked={view.asked} />}
      <ul className={styles.tasks} aria-label={f('tasks.list')}>
        {inOrder(tasks, { by, from }).map((near) => (
          <li key={near.task.code}>
            <TaskCard near={near} now={now} />
          </li>
        ))}
      </ul>
      {taken?.more && <p className={styles.quiet}>{f('tasks.more')}</p>}
      {taken !== null && (
        <p className={styles.quiet}>
          {f('tasks.takenAt', { time: clockTime(taken.at, language) })}
        </p>
      )}
      <Button
        kind="outline"
        wide
        icon={<RetryIcon size={20} />}
        onClick={() => void satchel.take()}
      >
        {f('tasks.refresh')}
      </Button>
      <PatrolTasks />
      <ButtonLink href={deskAddress(client.county)} kind="outline" wide>
        {f('tasks.console')}
      </ButtonLink>
      <Leave />
    </Screen>
  );
}

function NoTasks({ taken, asked }: { taken: boolean; asked: boolean }) {
  const f = useFieldTexts();
  if (taken)
    return (
      <EmptyState drawing={<LampEmpty />} title={f('tasks.none')} line={f('tasks.noneLine')} />
    );
  if (!asked) return <Skeleton label={f('tasks.fetching')} rows={4} />;
  return (
    <EmptyState drawing={<LampEmpty />} title={f('tasks.never')} line={f('tasks.neverLine')} />
  );
}

interface InOrderProps {
  by: Order;
  setBy: (by: Order) => void;
  /** Nobody knows where the worker is. */
  unplaced: boolean;
  locate: ReturnType<typeof useLocate>;
}

/** What comes first; where that is the nearest, the phone has to be found once. */
function InOrder({ by, setBy, unplaced, locate: { state, find } }: InOrderProps) {
  const f = useFieldTexts();
  return (
    <>
      <Segmented
        label={f('tasks.order')}
        labelHidden
        choices={[
          { value: 'near', label: f('tasks.near') },
          { value: 'due', label: f('tasks.due') },
        ]}
        value={by}
        onChange={setBy}
      />
      {by === 'near' && unplaced && (
        <Button
          kind="outline"
          wide
          icon={<LocateIcon size={20} />}
          busy={state === 'locating'}
          onClick={find}
        >
          {f(state === 'denied' || state === 'failed' ? `place.${state}` : 'place.find')}
        </Button>
      )}
    </>
  );
}

function TaskCard({ near: { task, metres }, now }: { near: Near; now: number }) {
  const f = useFieldTexts();
  const { say } = useTexts();
  return (
    <Card>
      <div className={styles.taskHead}>
        <h2 className={styles.taskTitle}>
          <a className="stretched" href={paths.fieldTask(task.code)}>
            {task.title}
          </a>
        </h2>
        <StateTag state="quiet">{f(`errands.${task.errand}`)}</StateTag>
      </div>
      <p className={styles.where}>
        <PinIcon size={18} />
        <span>{task.place === '' ? task.gridName && say(task.gridName) : task.place}</span>
        {metres !== null && <Distance metres={metres} />}
      </p>
      <div className={styles.taskFoot}>
        <span className={styles.quiet}>{say(task.categoryName)}</span>
        <TaskClock task={task} now={now} />
      </div>
    </Card>
  );
}

export function Distance({ metres }: { metres: number }) {
  const f = useFieldTexts();
  const { unit, value } = distanceWords(metres);
  return <strong className="figures">{f(`place.${unit}`, { value })}</strong>;
}

function Leave() {
  const f = useFieldTexts();
  const { leave } = useField();
  const [error, setError] = useState<unknown>();
  return (
    <>
      <Button
        kind="quiet"
        wide
        icon={<SignOutIcon size={20} />}
        onClick={() => void leave().catch(setError)}
      >
        {f('tasks.leave')}
      </Button>
      <Problem error={error} />
    </>
  );
}
