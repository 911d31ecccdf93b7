import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { digitsOf, phonePattern } from './phone.ts';
import styles from './SignIn.module.css';
import type { Sent } from './SignIn.tsx';
import { useCodeRequest, useCodeTo } from './use-code-request.ts';
import { useSignInTexts } from './use-sign-in-texts.ts';

export interface PhoneFormProps {
  phone: string;
  onPhone: (phone: string) => void;
  onSent: (sent: Sent) => void;
}

export function PhoneForm({ phone, onPhone, onSent }: PhoneFormProps) {
  const s = useSignInTexts();
  const askTo = useCodeTo();
  const request = useCodeRequest(({ demoCode }) => onSent({ phone, demoCode }));
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(!phonePattern.test(phone));
    if (phonePattern.test(phone) && !request.isPending) request.mutate(askTo(phone));
  };
  const error = wrong ? s('phoneWrong') : fieldMessage(request.error, 'phone');
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        label={s('phone')}
        hint={s('phoneHint')}
        error={error}
        type="tel"
        inputMode="numeric"
        autoComplete="tel-national"
        value={phone}
        onChange={(event) => {
          setWrong(false);
          onPhone(digitsOf(event.target.value));
        }}
      />
      {error === undefined && <Problem error={request.error} />}
      <Button type="submit" wide busy={request.isPending}>
        {s('getCode')}
      </Button>
      <Checking checking={request.checking} />
    </form>
  );
}

/** Says why a code takes a few seconds, while it does. */
export function Checking({ checking }: { checking: boolean }) {
  const s = useSignInTexts();
  return (
    <p className={styles.checking} role="status">
      {checking && s('checking')}
    </p>
  );
}
