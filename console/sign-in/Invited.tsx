import { type FormEvent, useState } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import { isKeyCode } from './code.ts';
import styles from './SignIn.module.css';

/** For whoever was read the invitation on the phone and has no address to press. */
export function Invited() {
  const { t } = useWords();
  const [, go] = useHashLocation();
  const [code, setCode] = useState('');
  const [checked, setChecked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isKeyCode(code)) go(`/join/${code.replace(/[ -]/g, '')}`);
  };
  return (
    <details className={styles.invited}>
      <summary>{t('signIn.invited')}</summary>
      <form className={styles.form} noValidate onSubmit={submit}>
        <Field
          label={t('signIn.invitation')}
          hint={t('signIn.invitationHint')}
          name="invitation"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={code}
          error={checked && !isKeyCode(code) ? t('signIn.invitationWrong') : undefined}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button type="submit" kind="outline">
          {t('signIn.openInvitation')}
        </Button>
      </form>
    </details>
  );
}
