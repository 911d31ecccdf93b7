import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import type { SecondStep as Step } from '../../contract/sign-ins.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { useChangeSession } from '../session.ts';
import { Refusals } from '../states/Refusals.tsx';
import { isWholeCode } from './code.ts';
import { DemoCode } from './DemoCode.tsx';
import { EntryPage } from './EntryPage.tsx';
import { PasskeySignIn } from './PasskeySignIn.tsx';
import styles from './SignIn.module.css';

interface SecondStepProps {
  step: Extract<Step, { ticket: string }>;
  back: () => void;
}

/** The other half: the code of the app, a recovery code, or the passkey. */
export function SecondStep({ step, back }: SecondStepProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const changeSession = useChangeSession();
  const [code, setCode] = useState('');
  const [checked, setChecked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const hasApp = step.next === 'code';
  const finishing = useMutation({
    mutationFn: (typed: string) =>
      client.call('finishStaffSignIn', { body: { ticket: step.ticket, code: typed.trim() } }),
    onSuccess: changeSession,
    onError: () => field.current?.select(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isWholeCode(code)) finishing.mutate(code);
    else field.current?.focus();
  };
  const refused = finishing.error instanceof Refused ? finishing.error.field('code') : undefined;
  const missing = checked && !isWholeCode(code) ? t('signIn.codeMissing') : undefined;
  return (
    <EntryPage
      title={t('signIn.codeHeading')}
      lead={t(hasApp ? 'signIn.codeLead' : 'signIn.passkeyLead')}
      step="code"
    >
      {!hasApp && <PasskeySignIn alone />}
      <form className={styles.form} noValidate onSubmit={submit}>
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
        {refused === undefined && <Refusals error={finishing.error} />}
        {hasApp && <DemoCode fill={setCode} />}
        <Button type="submit" kind={hasApp ? 'primary' : 'outline'} wide busy={finishing.isPending}>
          {t('signIn.codeSubmit')}
        </Button>
        <Button kind="quiet" onClick={back}>
          {t('signIn.back')}
        </Button>
      </form>
    </EntryPage>
  );
}
