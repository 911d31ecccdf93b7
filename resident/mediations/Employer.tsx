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
  const { employer, formerEmployers } = mine;
  const { language } = useTexts();
  return (
    <Card>
      <section className={styles.part} aria-label={m('becoming.myEmployer')}>
        <h2>{m('becoming.myEmployer')}</h2>
        <p className={styles.name}>{employer === '' ? m('becoming.noEmployer') : employer}</p>
        {formerEmployers.length > 0 && (
          <p className={styles.quiet}>
            {m('becoming.formerEmployers', {
              names: formerEmployers.join(language === 'en' ? ', ' : '、'),
            })}
          </p>
        )}
        {open ? (
          <EmployerForm mine={mine} onDone={() => setOpen(false)} />
        ) : (
          <Button kind="outline" onClick={() => setOpen(true)}>
            {m('becoming.changeEmployer')}
          </Button>
        )}
      </section>
    </Card>
  );
}

interface Said {
  employer: string;
  stateEmployee: boolean;
}

function EmployerForm({ mine, onDone }: { mine: MyMediator; onDone: () => void }) {
  const { t } = useTexts();
  const m = useMediationTexts();
  const [said, setSaid] = useState<Said>({ employer: '', stateEmployee: false });
  const [none, setNone] = useState(false);
  const [pressed, setPressed] = useState(false);
  const step = useMyStep(
    (client, body: Said, requestId) => client.call('changeMyEmployer', { body, requestId }),
    onDone,
  );
  const employer = said.employer.trim();
  // An empty field alone may be one that somebody forgot.
  const missing = employer === '' && !none;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !step.isPending) step.mutate({ ...said, employer });
  };
  const name = (given: string) => {
    setSaid({ ...said, employer: given });
    setNone(false);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.quiet}>{m('becoming.changeEmployerLine')}</p>
      <Field
        label={m('becoming.newEmployer')}
        maxLength={80}
        value={said.employer}
        error={
          pressed && missing ? m('becoming.employerMissing') : fieldMessage(step.error, 'employer')
        }
        onChange={(event) => name(event.target.value)}
      />
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={none}
          onChange={(event) => {
            name('');
            setNone(event.target.checked);
          }}
        />
        {m('becoming.noEmployerNow')}
      </label>
      {(!mine.stateEmployee || mine.statePayOver) && (
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={said.stateEmployee}
            onChange={(event) => setSaid({ ...said, stateEmployee: event.target.checked })}
          />
          <span>
            {m('becoming.stateEmployee')}
            <br />
            <span className={styles.quiet}>{m('becoming.stateEmployeeLine')}</span>
          </span>
        </label>
      )}
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
