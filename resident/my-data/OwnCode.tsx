import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { CodeSent, Proof } from '../../contract/residents.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { useApi, useMe } from '../api.ts';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { useCodeRequest } from '../sign-in/use-code-request.ts';
import styles from './MyData.module.css';
import { useMyDataTexts } from './use-my-data-texts.ts';

/** Shows that it is me, by a code to my own phone; for five minutes after it nothing is asked again. */
export function OwnCode({ onProved }: { onProved: () => void }) {
  const d = useMyDataTexts();
  const { client } = useApi();
  const me = useMe();
  const [sent, setSent] = useState<CodeSent>();
  const request = useCodeRequest(setSent);
  const ask = () =>
    request.mutate((proof: Proof | undefined) =>
      client.call('sendMyCode', { body: proof ? { proof } : {} }),
    );
  return (
    <Card>
      <h2 className={styles.heading}>{d('code.title')}</h2>
      <p className={styles.quiet}>{d('code.line', { phone: me.data?.maskedPhone ?? '' })}</p>
      {sent === undefined ? (
        <div className={styles.form}>
          <Button wide busy={request.isPending} onClick={ask}>
            {d('code.send')}
          </Button>
          <Problem error={request.error} />
        </div>
      ) : (
        <Confirm demoCode={sent.demoCode} onProved={onProved} onAgain={() => setSent(undefined)} />
      )}
    </Card>
  );
}

interface ConfirmProps {
  demoCode: string | undefined;
  onProved: () => void;
  onAgain: () => void;
}

function Confirm({ demoCode, onProved, onAgain }: ConfirmProps) {
  const d = useMyDataTexts();
  const { client } = useApi();
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const prove = useMutation({
    mutationFn: () => client.call('proveMyself', { body: { code } }),
    onSuccess: onProved,
  });
  const error = missing ? d('code.missing') : fieldMessage(prove.error, 'code');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(code.length !== 6);
    if (code.length === 6) prove.mutate();
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
      {error === undefined && <Problem error={prove.error} />}
      <Button type="submit" wide busy={prove.isPending}>
        {d('code.confirm')}
      </Button>
      <Button kind="quiet" wide onClick={onAgain}>
        {d('code.again')}
      </Button>
    </form>
  );
}
