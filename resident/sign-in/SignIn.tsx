import { useState } from 'react';
import { useApi } from '../api.ts';
import { Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { interrupted, rememberTyped, typedPhone } from '../session.ts';
import { CodeForm } from './CodeForm.tsx';
import { DemoPeople } from './DemoPeople.tsx';
import { Night } from './Night.tsx';
import { PhoneForm } from './PhoneForm.tsx';
import { Providers } from './Providers.tsx';
import styles from './SignIn.module.css';
import { useCodeTo } from './use-code-request.ts';
import { useEnter } from './use-enter.ts';
import { useSignInTexts } from './use-sign-in-texts.ts';

export interface Sent {
  phone: string;
  /** Only the demo's stand-in for the SMS provider shows it. */
  demoCode: string | undefined;
}

export const masked = (phone: string) => `${phone.slice(0, 3)} **** ${phone.slice(7)}`;

export interface SignInProps {
  /** Why another way in has just failed. */
  refused?: unknown;
}

/** Phone, then code, or another way in. Whoever was interrupted goes back to where they were. */
export default function SignIn({ refused }: SignInProps) {
  const s = useSignInTexts();
  const { client } = useApi();
  const [phone, setPhone] = useState(typedPhone);
  const [sent, setSent] = useState<Sent>();
  const [back] = useState(interrupted);
  const askTo = useCodeTo();
  const enter = useEnter();
  const type = (typed: string) => {
    setPhone(typed);
    // Going to a provider leaves this page: what was typed is there when somebody comes back.
    rememberTyped(typed);
  };
  return (
    <Screen title={s('title')} header={<Night title={s('title')} />}>
      <div className={styles.body}>
        <Problem error={refused} />
        <p className={styles.line}>{s(back ? 'back' : 'line')}</p>
        {sent ? (
          <CodeForm
            phone={masked(sent.phone)}
            demoCode={sent.demoCode}
            enter={(code) => client.call('signInResident', { body: { phone: sent.phone, code } })}
            onEnter={enter}
            again={askTo(sent.phone)}
            onSent={({ demoCode }) => setSent({ phone: sent.phone, demoCode })}
            onBack={() => setSent(undefined)}
          />
        ) : (
          <>
            <PhoneForm phone={phone} onPhone={type} onSent={setSent} />
            <Providers />
            <DemoPeople onSent={setSent} />
          </>
        )}
        <p className={styles.pledge}>{s('pledge')}</p>
        <a className="action-link" href={paths.fieldWork}>
          {s('fieldWork')}
        </a>
      </div>
    </Screen>
  );
}
