import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { useApi } from '../api.ts';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './SignIn.module.css';
import type { CodeSent } from './SignIn.tsx';

/** As the contract writes a phone; spaces and dashes of a pasted number are dropped before. */
const phonePattern = /^1[3-9][0-9]{9}$/;
const digitsOf = (text: string) => text.replace(/[^0-9]/g, '').slice(0, 11);

/** Asks for a code. The answer is the same for known and unknown phones. */
export function useCodeRequest(onSent: (sent: CodeSent) => void) {
  const { client } = useApi();
  return useMutation({
    mutationFn: (phone: string) => client.call('requestSignInCode', { body: { phone } }),
    onSuccess: ({ demoCode }, phone) => onSent({ phone, demoCode }),
  });
}

export interface PhoneFormProps {
  phone: string;
  onPhone: (phone: string) => void;
  onSent: (sent: CodeSent) => void;
}

export function PhoneForm({ phone, onPhone, onSent }: PhoneFormProps) {
  const { t } = useTexts();
  const request = useCodeRequest(onSent);
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(!phonePattern.test(phone));
    if (phonePattern.test(phone) && !request.isPending) request.mutate(phone);
  };
  const error = wrong ? t('signIn.phoneWrong') : fieldMessage(request.error, 'phone');
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        label={t('signIn.phone')}
        hint={t('signIn.phoneHint')}
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
        {t('signIn.getCode')}
      </Button>
    </form>
  );
}
