import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Logo } from '../../ui/drawings/Logo.tsx';
import { Roofs } from '../../ui/drawings/Roofs.tsx';
import { Field } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { chooseLanguage, useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { useChangeSession } from '../session.ts';
import { Refusals } from '../states/Refusals.tsx';
import { type Credentials, gapsIn } from './credentials.ts';
import { DemoSignIns } from './DemoSignIns.tsx';
import styles from './SignIn.module.css';

/** The way in, also in the middle of the work: the address stays, so the page comes back by itself. */
export default function SignIn({ expired }: { expired: boolean }) {
  const { t } = useWords();
  const { client } = useCounty();
  const changeSession = useChangeSession();
  const title = t(expired ? 'signIn.signedOutHeading' : 'signIn.heading');
  const heading = usePageHeading(title);
  const signingIn = useMutation({
    mutationFn: (credentials: Credentials) => client.call('signInStaff', { body: credentials }),
    onSuccess: changeSession,
  });
  useEffect(() => {
    if (expired) heading.current?.focus();
  }, [expired, heading]);
  return (
    <div className={styles.page}>
      <Sky />
      <main className={styles.main}>
        <div className={styles.column}>
          <h1 className={styles.title} ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <p className={styles.lead}>{t(expired ? 'signIn.signedOutLead' : 'signIn.lead')}</p>
          <PasswordForm signingIn={signingIn} />
          <DemoSignIns busy={signingIn.isPending} signIn={signingIn.mutate} />
        </div>
      </main>
    </div>
  );
}

function Sky() {
  const { t, say, language } = useWords();
  const { county } = useCounty();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <header className={styles.sky} data-surface="sky">
      <div className={styles.brand}>
        <Logo size={44} />
        <p className={styles.centre}>
          {say(county.name)} <span>{t('app.centre')}</span>
        </p>
      </div>
      <p className={styles.sentence}>{t('signIn.sky')}</p>
      <button
        type="button"
        className={styles.language}
        lang={other}
        onClick={() => chooseLanguage(other)}
      >
        {t(`languages.${other}`)}
      </button>
      <Roofs streets={2} className={styles.roofs} />
    </header>
  );
}

interface PasswordFormProps {
  signingIn: { mutate: (one: Credentials) => void; isPending: boolean; error: Error | null };
}

function PasswordForm({ signingIn }: PasswordFormProps) {
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
