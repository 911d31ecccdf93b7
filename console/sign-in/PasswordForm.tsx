import { type FormEvent, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import { type Credentials, gapsIn } from './credentials.ts';
import styles from './SignIn.module.css';

interface PasswordFormProps {
  signingIn: { mutate: (one: Credentials) => void; isPending: boolean; error: Error | null };
}

/** The first half: login and password. */
export function PasswordForm({ signingIn }: PasswordFormProps) {
  const { t } = useWords();
  const [written, setWritten] = useState<Credentials>({ login: '', password: '' });
  const [checked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const gaps = checked ? gapsIn(written) : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const [gap] = gapsIn(written);
    if (gap === undefined) signingIn.mutate({ ...written, login: written.login.trim() });
    else form.current?.querySelector<HTMLInputElement>(`[name="${gap}"]`)?.focus();
  };
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={submit}>
      <Field
        label={t('signIn.login')}
        name="login"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={60}
        value={written.login}
        error={gaps.includes('login') ? t('signIn.loginMissing') : undefined}
        onChange={(event) => setWritten({ ...written, login: event.target.value })}
      />
      <Field
        label={t('signIn.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        maxLength={128}
        value={written.password}
        error={gaps.includes('password') ? t('signIn.passwordMissing') : undefined}
        onChange={(event) => setWritten({ ...written, password: event.target.value })}
      />
      <Refusals error={signingIn.error} />
      <Button type="submit" wide busy={signingIn.isPending}>
        {t(signingIn.isPending ? 'signIn.sending' : 'signIn.submit')}
      </Button>
    </form>
  );
}
