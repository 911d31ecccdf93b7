import { type FormEvent, useState } from 'react';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { paths } from '../paths.ts';
import { useField } from './context.ts';
import type { Agreed } from './entries.ts';
import styles from './FieldWork.module.css';
import { digitsIn } from './numbers.ts';
import { PatrolTaskLines } from './PatrolTaskLines.tsx';
import { useFieldTexts } from './use-field-texts.ts';
import { usePatrolsToday } from './use-patrols-today.ts';
import { type SettingOut, useSettingOut } from './use-setting-out.ts';
import { isOut } from './walks.ts';

const codeDigits = 8;

/** Somebody without a phone sets out beside the worker, who scans the points on the wall for them. */
export function PatrolFor({ agreed }: { agreed: Agreed }) {
  const f = useFieldTexts();
  const { view } = useField();
  const settingOut = useSettingOut(agreed);
  const { isPending: busy, variables } = settingOut;
  if (isOut(view.work, agreed))
    return (
      <section className={styles.stack} aria-label={f('walk.title')}>
        <ButtonLink href={paths.fieldWorkWalk} kind="outline" size="l" wide>
          {f('walk.goOn')}
        </ButtonLink>
      </section>
    );
  const go = (how: SettingOut) => !busy && settingOut.mutate(how);
  return (
    <section className={styles.stack} aria-label={f('walk.title')}>
      <h2 className={styles.heading}>{f('walk.title')}</h2>
      <p className={styles.quiet}>{f('walk.lead')}</p>
      <Button
        kind="outline"
        size="l"
        wide
        busy={busy && variables.by === 'own'}
        onClick={() => go({ by: 'own' })}
      >
        {f('walk.begin')}
      </Button>
      <Wanted busy={busy} onTake={(task) => go({ by: 'task', task })} />
      <JoinForm
        busy={busy && variables.by === 'code'}
        refused={fieldMessage(settingOut.error, 'code')}
        onCode={(code) => go({ by: 'code', code })}
      />
      <Problem error={settingOut.error} />
    </section>
  );
}

function Wanted({ busy, onTake }: { busy: boolean; onTake: (task: string) => void }) {
  const f = useFieldTexts();
  const tasks = usePatrolsToday();
  if (tasks.length === 0) return null;
  return (
    <ul className={styles.tasks} aria-label={f('patrols.title')}>
      {tasks.map((task) => (
        <li key={task.id}>
          <Card className={styles.stack}>
            <h3 className={styles.taskTitle}>{task.way}</h3>
            <PatrolTaskLines task={task} />
            <Button
              kind="outline"
              busy={busy}
              aria-label={`${f('walk.take')} ${task.way}`}
              onClick={() => onTake(task.id)}
            >
              {f('walk.take')}
            </Button>
          </Card>
        </li>
      ))}
    </ul>
  );
}

interface JoinFormProps {
  busy: boolean;
  refused: string | undefined;
  onCode: (code: string) => void;
}

/** Others walk already: by the digits on the leader’s phone. */
function JoinForm({ busy, refused, onCode }: JoinFormProps) {
  const f = useFieldTexts();
  const [code, setCode] = useState('');
  const [pressed, setPressed] = useState(false);
  const missing = code.length !== codeDigits;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing) onCode(code);
  };
  return (
    <form className={styles.stack} noValidate onSubmit={submit}>
      <Field
        label={f('walk.code')}
        inputMode="numeric"
        autoComplete="off"
        value={code}
        error={pressed && missing ? f('walk.codeMissing') : refused}
        onChange={({ target: { value } }) => setCode(digitsIn(value, codeDigits))}
      />
      <Button type="submit" kind="outline" size="l" wide busy={busy}>
        {f('walk.join')}
      </Button>
    </form>
  );
}
