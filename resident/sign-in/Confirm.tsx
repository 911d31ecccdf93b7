import { useState } from 'react';
import type { ComeBack } from '../../contract/identities.ts';
import type { AskForCode } from '../../ui/ask-for-code.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { useApi } from '../api.ts';
import { Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { CodeForm } from './CodeForm.tsx';
import { Night } from './Night.tsx';
import { Checking, PhoneForm } from './PhoneForm.tsx';
import styles from './SignIn.module.css';
import { masked, type Sent } from './SignIn.tsx';
import { useCodeRequest, useCodeTo } from './use-code-request.ts';
import { useEnter } from './use-enter.ts';
import { useSignInTexts } from './use-sign-in-texts.ts';

type Asking = Exclude<ComeBack, { next: 'signed_in' }>;

/** A code before the account is bound: to the phone that the provider named, or to one that is typed. */
export function Confirm({ came }: { came: Asking }) {
  const s = useSignInTexts();
  const title = s(`${came.next}Title`);
  return (
    <Screen title={title} header={<Night title={title} />}>
      <div className={styles.body}>
        {came.next === 'confirm' ? (
          <NamedPhone state={came.state} phone={came.maskedPhone} />
        ) : (
          <TypedPhone state={came.state} />
        )}
        <ButtonLink kind="quiet" wide href={paths.signIn}>
          {s('byPhone')}
        </ButtonLink>
      </div>
    </Screen>
  );
}

function NamedPhone({ state, phone }: { state: string; phone: string }) {
  const s = useSignInTexts();
  const { client } = useApi();
  const enter = useEnter();
  const [sent, setSent] = useState<{ demoCode: string | undefined }>();
  const ask: AskForCode = (proof) =>
    client.call('sendConfirmationCode', { body: { state, ...(proof ? { proof } : {}) } });
  const onSent = ({ demoCode }: { demoCode?: string }) => setSent({ demoCode });
  const request = useCodeRequest(onSent);
  if (sent)
    return (
      <CodeForm
        phone={phone}
        demoCode={sent.demoCode}
        enter={(code) => client.call('confirmIdentity', { body: { state, code } })}
        onEnter={enter}
        again={ask}
        onSent={onSent}
      />
    );
  return (
    <>
      <p className={styles.line}>{s('confirmLine', { phone })}</p>
      <Problem error={request.error} />
      <Button wide busy={request.isPending} onClick={() => request.mutate(ask)}>
        {s('getCode')}
      </Button>
      <Checking checking={request.checking} />
    </>
  );
}

function TypedPhone({ state }: { state: string }) {
  const s = useSignInTexts();
  const { client } = useApi();
  const enter = useEnter();
  const askTo = useCodeTo();
  const [phone, setPhone] = useState('');
  const [sent, setSent] = useState<Sent>();
  if (!sent)
    return (
      <>
        <p className={styles.line}>{s('phoneLine')}</p>
        <PhoneForm phone={phone} onPhone={setPhone} onSent={setSent} />
      </>
    );
  return (
    <CodeForm
      phone={masked(phone)}
      demoCode={sent.demoCode}
      enter={(code) => client.call('confirmIdentity', { body: { state, phone, code } })}
      onEnter={enter}
      again={askTo(phone)}
      onSent={({ demoCode }) => setSent({ phone, demoCode })}
      onBack={() => setSent(undefined)}
    />
  );
}
