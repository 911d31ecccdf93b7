import { type FormEvent, useState } from 'react';
import type { MyMediator } from '../../contract/mediators.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Mediations.module.css';
import { useMediationTexts, useMyStep } from './use-mediations.ts';

/** For whom I work as a mediator, and how to say that it has changed. */
export function Employer({ mine }: { mine: MyMediator }) {
  const m = useMediationTexts();
  const [open, setOpen] = useState(false);
  const { employer } = mine;
  return (
    <Card>
      <section className={styles.part} aria-label={m('becoming.myEmployer')}>
        <h2>{m('becoming.myEmployer')}</h2>
        <p className={styles.name}>{employer === '' ? m('becoming.noEmployer') : employer}</p>
        {open ? (
          <EmployerForm onDone={() => setOpen(false)} />
        ) : (
          <Button kind="outline" onClick={() => setOpen(true)}>
            {m('becoming.changeEmployer')}
          </Button>
        )}
      </section>
    </Card>
  );
}

function EmployerForm({ onDone }: { onDone: () => void }) {
  const { t } = useTexts();
  const m = useMediationTexts();
  const [employer, setEmployer] = useState('');
  const step = useMyStep(
    (client, body: { employer: string }, requestId) =>
      client.call('changeMyEmployer', { body, requestId }),
    onDone,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!step.isPending) step.mutate({ employer: employer.trim() });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.quiet}>{m('becoming.changeEmployerLine')}</p>
      <Field
        label={m('becoming.newEmployer')}
        hint={m('becoming.newEmployerHint')}
        maxLength={80}
        value={employer}
        error={fieldMessage(step.error, 'employer')}
        onChange={(event) => setEmployer(event.target.value)}
      />
      <Problem error={step.error} />
      <div className={styles.acts}>
        <Button kind="outline" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button type="submit" busy={step.isPending}>
          {m('becoming.changeEmployerGo')}
        </Button>
      </div>
    </form>
  );
}
