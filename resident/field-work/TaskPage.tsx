import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldTask } from '../../contract/field-work.ts';
import { Card } from '../../ui/Card.tsx';
import { Refused } from '../../ui/client.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Meanwhile } from '../frame/Meanwhile.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import { AcceptForm } from './AcceptForm.tsx';
import { AskForm } from './AskForm.tsx';
import { useField } from './context.ts';
import { isDone, takenNow } from './entries.ts';
import styles from './FieldWork.module.css';
import { askingOf, visitOf } from './half-written.ts';
import { Pictures } from './Pictures.tsx';
import { TaskClock } from './TaskClock.tsx';
import { useFieldTexts } from './use-field-texts.ts';
import { useOnlooking } from './use-onlooking.ts';
import { VisitForm } from './VisitForm.tsx';

/** One case at which it is the worker’s turn. */
export function TaskPage({ code }: { code: string }) {
  const f = useFieldTexts();
  const { t } = useTexts();
  const { view } = useField();
  const now = useNow();
  if (!view.loaded) return <Meanwhile />;
  const task = takenNow(view.work, now)?.tasks.find((one) => one.code === code);
  const back = { label: t('back'), href: paths.fieldWork };
  if (task === undefined || isDone(view.work, code))
    return (
      <Screen title={f('title')} back={back}>
        <EmptyState drawing={<LampEmpty />} title={f('task.gone')} line={f('task.goneLine')} />
      </Screen>
    );
  return (
    <Screen title={task.title} back={back}>
      <About task={task} now={now} />
      <Details code={code} />
      <Errand task={task} />
    </Screen>
  );
}

/** What is to be done at it; whoever has it open at a desk sees that somebody is there, and has begun. */
function Errand({ task }: { task: FieldTask }) {
  const { halves } = useField();
  const { code, errand } = task;
  const [begun, setBegun] = useState(() =>
    [visitOf, askingOf].some((of) => halves.of(of(code)) !== undefined),
  );
  useOnlooking(code, begun ? 'acting' : 'looking');
  return (
    // Whatever is typed, chosen or photographed in the form tells of itself on its way up.
    <div onChange={() => setBegun(true)}>
      {errand === 'verify' && <VisitForm task={task} />}
      {errand === 'accept' && <AcceptForm task={task} />}
      {errand === 'ask' && <AskForm task={task} />}
    </div>
  );
}

function About({ task, now }: { task: FieldTask; now: number }) {
  const f = useFieldTexts();
  const { say } = useTexts();
  return (
    <Card className={styles.stack}>
      <p>
        <strong>{task.place === '' ? task.gridName && say(task.gridName) : task.place}</strong>
      </p>
      <p className={styles.quiet}>
        {say(task.categoryName)} · <span className="figures">{task.code}</span>
      </p>
      <div>
        <TaskClock task={task} now={now} />
      </div>
      {task.done !== null && (
        <p>{f('task.done', { unit: task.unit ? say(task.unit) : '', words: task.done })}</p>
      )}
      {task.reopened > 0 && <p>{f('task.reopened')}</p>}
    </Card>
  );
}

/** What there is to read and to look at where there is a network; without one the task is enough. */
function Details({ code }: { code: string }) {
  const f = useFieldTexts();
  const { client } = useField();
  const params = { code };
  const asked = useQuery({
    queryKey: client.key('getCase', { params }),
    queryFn: ({ signal }) => client.call('getCase', { params, signal }),
    staleTime: 60_000,
  });
  if (asked.data === undefined)
    return asked.error === null || asked.error instanceof Refused ? null : (
      <p className={styles.quiet}>{f('task.noDetails')}</p>
    );
  const { words, photos, history } = asked.data;
  const shown = [...photos, ...history.filter(({ seq }) => seq > 1).flatMap((one) => one.photos)];
  return (
    <Card className={styles.stack}>
      <p className={styles.words}>{words}</p>
      <Pictures photos={shown} addressOf={client.staffPhotoUrl} />
    </Card>
  );
}
