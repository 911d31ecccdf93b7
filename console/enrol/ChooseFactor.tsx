import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import type { Enrolment, NewPasskey } from '../../contract/sign-ins.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { LockIcon } from '../../ui/icons.tsx';
import { canUsePasskeys, makePasskey } from '../../ui/passkeys.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import styles from './enrol.module.css';

/** What confirms a factor: the first code of an app, or a passkey that was just made. */
export interface Shown {
  ticket: string;
  code?: string;
  answer?: NewPasskey;
}

interface ChooseFactorProps<T> {
  enrolment: Enrolment;
  confirm: (shown: Shown) => Promise<T>;
  onDone: (answer: T) => void;
}

/** An authenticator app or a passkey, whichever is confirmed first. */
export function ChooseFactor<T>({ enrolment, confirm, onDone }: ChooseFactorProps<T>) {
  const { t } = useWords();
  const { passkey } = enrolment;
  return (
    <div className={styles.factors}>
      <App {...{ enrolment, confirm, onDone }} />
      {passkey !== null && canUsePasskeys() ? (
        <Passkey {...{ enrolment, options: passkey, confirm, onDone }} />
      ) : (
        <p className={styles.note}>{t('enrol.noPasskeys')}</p>
      )}
    </div>
  );
}

function App<T>({ enrolment: { ticket, totp }, confirm, onDone }: ChooseFactorProps<T>) {
  const { t } = useWords();
  const { key, uri } = totp;
  const [code, setCode] = useState('');
  const [checked, setChecked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const plain = code.replace(/\s/g, '');
  const missing = /^\d{6}$/.test(plain) ? undefined : t('enrol.codeMissing');
  const confirming = useMutation({
    mutationFn: () => confirm({ ticket, code: plain }),
    onSuccess: onDone,
    onError: () => field.current?.select(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (missing === undefined) confirming.mutate();
    else field.current?.focus();
  };
  const { error } = confirming;
  const refused = error instanceof Refused ? error.field('code') : undefined;
  return (
    <section className={styles.factor} aria-labelledby="factor-app">
      <h2 className={styles.heading} id="factor-app">
        {t('enrol.app')}
      </h2>
      <p className={styles.lead}>{t('enrol.appLead')}</p>
      <div className={styles.scan}>
        <QrCode value={uri} label={t('enrol.qr')} size={152} />
        <div className={styles.typed}>
          <p className={styles.note}>{t('enrol.key')}</p>
          <code className={styles.key}>{key.match(/.{1,4}/g)?.join(' ')}</code>
          <a className={styles.openApp} href={uri}>
            {t('enrol.openApp')}
          </a>
        </div>
      </div>
      <form className={styles.confirm} noValidate onSubmit={submit}>
        <Field
          ref={field}
          label={t('enrol.code')}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          value={code}
          error={(checked ? missing : undefined) ?? refused}
          onChange={(event) => setCode(event.target.value)}
        />
        {refused === undefined && <Refusals error={error} />}
        <Button type="submit" wide busy={confirming.isPending}>
          {t('enrol.appSubmit')}
        </Button>
      </form>
    </section>
  );
}

type PasskeyProps<T> = ChooseFactorProps<T> & { options: NonNullable<Enrolment['passkey']> };

function Passkey<T>({ enrolment: { ticket }, options, confirm, onDone }: PasskeyProps<T>) {
  const { t } = useWords();
  const making = useMutation({
    mutationFn: async () => confirm({ ticket, answer: await makePasskey(options) }),
    onSuccess: onDone,
  });
  return (
    <section className={styles.factor} aria-labelledby="factor-passkey">
      <h2 className={styles.heading} id="factor-passkey">
        {t('enrol.passkey')}
      </h2>
      <p className={styles.lead}>{t('enrol.passkeyLead')}</p>
      <Refusals error={making.error} />
      <Button
        kind="outline"
        wide
        icon={<LockIcon size={18} />}
        busy={making.isPending}
        onClick={() => making.mutate()}
      >
        {t(making.isPending ? 'signIn.passkeyWaiting' : 'enrol.passkeySubmit')}
      </Button>
    </section>
  );
}
