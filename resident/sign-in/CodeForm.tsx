import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Me } from '../../contract/residents.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { useApi } from '../api.ts';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import { useCodeRequest } from './PhoneForm.tsx';
import styles from './SignIn.module.css';
import type { CodeSent } from './SignIn.tsx';

const waitSeconds = 60;

export interface CodeFormProps {
  sent: CodeSent;
  onSent: (sent: CodeSent) => void;
  onBack: () => void;
  onEnter: (me: Me) => void;
}

export function CodeForm({ sent, onSent, onBack, onEnter }: CodeFormProps) {
  const { t } = useTexts();
  const { client } = useApi();
  const { phone, demoCode } = sent;
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const signIn = useMutation({
    mutationFn: (code: string) => client.call('signInResident', { body: { phone, code } }),
    onSuccess: onEnter,
  });
  useEffect(() => field.current?.focus(), []);
  const enter = (code: string) => {
    setWrong(code.length !== 6);
    if (code.length === 6 && !signIn.isPending) signIn.mutate(code);
  };
  const fill = (code: string) => {
    setCode(code);
    enter(code);
  };
  const error = wrong ? t('signIn.codeWrong') : fieldMessage(signIn.error, 'code');
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => submitted(event, () => enter(code))}
    >
      <p className={styles.sentTo}>
        <span>{t('signIn.codeSent', { phone: masked(phone) })}</span>
        <button type="button" className={styles.link} onClick={onBack}>
          {t('signIn.change')}
        </button>
      </p>
      {demoCode !== undefined && <DemoSms code={demoCode} onFill={fill} />}
      <Field
        ref={field}
        className={styles.code}
        label={t('signIn.code')}
        error={error}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        onChange={(event) => {
          setWrong(false);
          setCode(event.target.value.replace(/[^0-9]/g, ''));
        }}
      />
      {error === undefined && <Problem error={signIn.error} />}
      <Button type="submit" wide busy={signIn.isPending}>
        {t('signIn.enter')}
      </Button>
      <SendAgain phone={phone} onSent={onSent} />
    </form>
  );
}

function submitted(event: FormEvent, enter: () => void) {
  event.preventDefault();
  enter();
}

const masked = (phone: string) => `${phone.slice(0, 3)} **** ${phone.slice(7)}`;

/** The demo has no SMS provider: its message lies here, to be tapped. */
function DemoSms({ code, onFill }: { code: string; onFill: (code: string) => void }) {
  const { t } = useTexts();
  return (
    <button type="button" className={styles.sms} onClick={() => onFill(code)}>
      <strong>{t('signIn.demoSms')}</strong>
      <span>{t('signIn.demoFill', { code })}</span>
    </button>
  );
}

function SendAgain({ phone, onSent }: { phone: string; onSent: (sent: CodeSent) => void }) {
  const { t } = useTexts();
  const [seconds, setSeconds] = useState(waitSeconds);
  const request = useCodeRequest((sent) => {
    setSeconds(waitSeconds);
    onSent(sent);
  });
  useEffect(() => {
    if (seconds <= 0) return;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return (
    <div className={styles.again}>
      {seconds > 0 ? (
        <span>{t('signIn.againIn', { seconds })}</span>
      ) : (
        <button
          type="button"
          className={styles.link}
          disabled={request.isPending}
          onClick={() => request.mutate(phone)}
        >
          {t('signIn.again')}
        </button>
      )}
      <Problem error={request.error} />
    </div>
  );
}
