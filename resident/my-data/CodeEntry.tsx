import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { isUnproved } from './is-unproved.ts';
import styles from './MyData.module.css';
import { useMyDataTexts } from './use-my-data-texts.ts';

export interface CodeEntryProps {
  /** Only the demo's stand-in for the SMS provider shows it. */
  demoCode: string | undefined;
  /** What is done with the code. */
  show: (code: string) => Promise<unknown>;
  onDone: () => void;
  /** It takes a code to one's own phone first; what was typed stays. */
  onUnproved?: () => void;
  /** Back to where it is sent from. */
  onAgain: () => void;
}

/** Six digits that were sent to a phone. */
export function CodeEntry({ demoCode, show, onDone, onUnproved, onAgain }: CodeEntryProps) {
  const d = useMyDataTexts();
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const showing = useMutation({
    mutationFn: () => show(code),
    onSuccess: onDone,
    onError: (error) => isUnproved(error) && onUnproved?.(),
  });
  const error = missing ? d('code.missing') : fieldMessage(showing.error, 'code');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(code.length !== 6);
    if (code.length === 6 && !showing.isPending) showing.mutate();
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      {demoCode !== undefined && (
        <button type="button" className={styles.sms} onClick={() => setCode(demoCode)}>
          <strong>{d('code.demo')}</strong>
          <span>{d('code.demoFill', { code: demoCode })}</span>
        </button>
      )}
      <Field
        label={d('code.label')}
        error={error}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        onChange={(event) => {
          setMissing(false);
          setCode(event.target.value.replace(/[^0-9]/g, ''));
        }}
      />
      {error === undefined && !isUnproved(showing.error) && <Problem error={showing.error} />}
      <Button type="submit" wide busy={showing.isPending}>
        {d('code.confirm')}
      </Button>
      <Button kind="quiet" wide onClick={onAgain}>
        {d('code.again')}
      </Button>
    </form>
  );
}
