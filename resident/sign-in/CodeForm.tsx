import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { CodeSent, Me } from '../../contract/residents.ts';
import type { AskForCode } from '../../ui/ask-for-code.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { Checking } from './PhoneForm.tsx';
import styles from './SignIn.module.css';
import { useCodeRequest } from './use-code-request.ts';
import { useSignInTexts } from './use-sign-in-texts.ts';

const waitSeconds = 60;

export interface CodeFormProps {
  /** To which phone it went, as it is shown. */
  phone: string;
  /** Only the demo's stand-in for the SMS provider shows it. */
  demoCode: string | undefined;
  /** Signs in with the code. */
  enter: (code: string) => Promise<Me>;
  onEnter: (me: Me) => void;
  /** Asks for another code. */
  again: AskForCode;
  onSent: (sent: CodeSent) => void;
  /** Back to where the phone is typed; left out where it is not the resident's to choose. */
  onBack?: (() => void) | undefined;
}

export function CodeForm({ phone, demoCode, enter, onEnter, onBack, ...sending }: CodeFormProps) {
  const s = useSignInTexts();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const signIn = useMutation({ mutationFn: enter, onSuccess: onEnter });
  useEffect(() => field.current?.focus(), []);
  const send = (code: string) => {
    setWrong(code.length !== 6);
    if (code.length === 6 && !signIn.isPending) signIn.mutate(code);
  };
  const fill = (code: string) => {
    setCode(code);
    send(code);
  };
  const error = wrong ? s('codeWrong') : fieldMessage(signIn.error, 'code');
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => submitted(event, () => send(code))}
    >
      <p className={styles.sentTo}>
        <span>{s('codeSent', { phone })}</span>
        {onBack && (
          <button type="button" className={styles.link} onClick={onBack}>
            {s('change')}
          </button>
        )}
      </p>
      {demoCode !== undefined && <DemoSms code={demoCode} onFill={fill} />}
      <Field
        ref={field}
        className={styles.code}
        label={s('code')}
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
        {s('enter')}
      </Button>
      <SendAgain {...sending} />
    </form>
  );
}

function submitted(event: FormEvent, enter: () => void) {
  event.preventDefault();
  enter();
}

/** The demo has no SMS provider: its message lies here, to be tapped. */
function DemoSms({ code, onFill }: { code: string; onFill: (code: string) => void }) {
  const s = useSignInTexts();
  return (
    <button type="button" className={styles.sms} onClick={() => onFill(code)}>
      <strong>{s('demoSms')}</strong>
      <span>{s('demoFill', { code })}</span>
    </button>
  );
}

function SendAgain({ again, onSent }: Pick<CodeFormProps, 'again' | 'onSent'>) {
  const s = useSignInTexts();
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
        <span>{s('againIn', { seconds })}</span>
      ) : (
        <button
          type="button"
          className={styles.link}
          disabled={request.isPending}
          onClick={() => request.mutate(again)}
        >
          {s('again')}
        </button>
      )}
      <Checking checking={request.checking} />
      <Problem error={request.error} />
    </div>
  );
}
