import { useState } from 'react';
import type { StaffMe } from '../../contract/staff.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { StaffSignIn } from '../staff-sign-in/StaffSignIn.tsx';
import styles from './Counter.module.css';
import { useCounter } from './context.ts';
import { useCounterTexts } from './use-counter-texts.ts';

interface Props {
  /** The session is over; what was not sent waits on the device. */
  again?: boolean;
  onSignedIn: (me: StaffMe) => void;
}

const isMerchant = ({ roles }: StaffMe) => roles.some(({ role }) => role === 'merchant');

/** A merchant signs in, or again where the session has ended. */
export function SignIn({ again = false, onSignedIn }: Props) {
  const c = useCounterTexts();
  const { client } = useCounter();
  const [stranger, setStranger] = useState(false);
  const enter = (me: StaffMe) => {
    if (isMerchant(me)) return onSignedIn(me);
    setStranger(true);
    void client.call('signOutStaff', {});
  };
  return (
    <main className={styles.page}>
      <div className={styles.main}>
        <h1 className={styles.heading}>{c('signIn.title')}</h1>
        <p className={styles.quiet}>{c(again ? 'signIn.again' : 'signIn.line')}</p>
        {stranger && <Refusal why={c('signIn.notMerchant')} />}
        <StaffSignIn
          client={client}
          onSignedIn={enter}
          staffRole="merchant"
          heading={c('signIn.demo')}
        />
      </div>
    </main>
  );
}
