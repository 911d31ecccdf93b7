import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import { isWholeCode } from './code.ts';
import { DemoCode } from './DemoCode.tsx';

interface CodeFormProps<T> {
  /** Without an app the code is a recovery code. */
  hasApp: boolean;
  send: (code: string) => Promise<T>;
  onDone: (answer: T) => void;
  submit: string;
  className: string | undefined;
  children?: ReactNode;
}

/** The code of the app, or a recovery code: where somebody signs in, and where it is asked for again. */
export function CodeForm<T>(props: CodeFormProps<T>) {
  const { hasApp, send, onDone, submit, className, children } = props;
  const { t } = useWords();
  const [code, setCode] = useState('');
  const [checked, setChecked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const sending = useMutation({
    mutationFn: () => send(code.trim()),
    onSuccess: onDone,
    onError: () => field.current?.select(),
  });
  const press = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isWholeCode(code)) sending.mutate();
    else field.current?.focus();
  };
  const { error } = sending;
  const refused = error instanceof Refused ? error.field('code') : undefined;
  const missing = checked && !isWholeCode(code) ? t('signIn.codeMissing') : undefined;
  return (
    <form className={className} noValidate onSubmit={press}>
      <Field
        ref={field}
        label={t(hasApp ? 'signIn.code' : 'signIn.recoveryCode')}
        hint={hasApp ? t('signIn.codeHint') : undefined}
        name="code"
        inputMode={hasApp ? 'numeric' : 'text'}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        value={code}
        error={missing ?? refused}
        onChange={(event) => setCode(event.target.value)}
      />
      {refused === undefined && <Refusals error={error} />}
      {hasApp && <DemoCode fill={setCode} />}
      <Button type="submit" kind={hasApp ? 'primary' : 'outline'} wide busy={sending.isPending}>
        {submit}
      </Button>
      {children}
    </form>
  );
}
