import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import styles from '../sign-in/SignIn.module.css';
import { Refusals } from '../states/Refusals.tsx';

const least = 12;

interface NewPasswordProps<T> {
  /** For the password manager, which keeps both together. */
  login: string;
  send: (password: string) => Promise<T>;
  submit: string;
  onDone: (answer: T) => void;
}

/** A password chosen and typed twice. */
export function NewPassword<T>({ login, send, submit, onDone }: NewPasswordProps<T>) {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [checked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const sending = useMutation({ mutationFn: () => send(password), onSuccess: onDone });
  const short = [...password].length < least ? t('enrol.passwordShort') : undefined;
  const differs = repeat === password ? undefined : t('enrol.repeatWrong');
  const press = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const gap = short ? 'password' : differs ? 'repeat' : undefined;
    if (gap === undefined) sending.mutate();
    else form.current?.querySelector<HTMLInputElement>(`[name="${gap}"]`)?.focus();
  };
  const refused = sending.error instanceof Refused ? sending.error.field('password') : undefined;
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={press}>
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <Field
        label={t('enrol.password')}
        hint={t('enrol.passwordHint')}
        name="password"
        type="password"
        autoComplete="new-password"
        maxLength={128}
        value={password}
        error={(checked ? short : undefined) ?? refused}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Field
        label={t('enrol.repeat')}
        name="repeat"
        type="password"
        autoComplete="new-password"
        maxLength={128}
        value={repeat}
        error={checked && !short ? differs : undefined}
        onChange={(event) => setRepeat(event.target.value)}
      />
      {refused === undefined && <Refusals error={sending.error} />}
      <Button type="submit" wide busy={sending.isPending}>
        {submit}
      </Button>
    </form>
  );
}
