import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { StaffMe } from '../../contract/staff.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { Problem } from '../frame/Problem.tsx';
import styles from './Counter.module.css';
import { useCounter } from './context.ts';
import { useCounterTexts } from './use-counter-texts.ts';

interface Props {
  /** The session is over; what was not sent waits on the device. */
  again?: boolean;
  onSignedIn: (me: StaffMe) => void;
}

const isMerchant = ({ roles }: StaffMe) => roles.some(({ role }) => role === 'merchant');

/** A merchant signs in by password and one-time code; everything else about accounts is done at the console. */
export function SignIn({ again = false, onSignedIn }: Props) {
  const c = useCounterTexts();
  const { client } = useCounter();
  const [ticket, setTicket] = useState<string | null>(null);
  const [stranger, setStranger] = useState(false);
  const enter = (me: StaffMe) => {
    if (isMerchant(me)) return onSignedIn(me);
    setStranger(true);
    setTicket(null);
    void client.call('signOutStaff', {});
  };
  return (
    <main className={styles.page}>
      <div className={styles.main}>
        <h1 className={styles.heading}>{c('signIn.title')}</h1>
        <p className={styles.quiet}>{c(again ? 'signIn.again' : 'signIn.line')}</p>
        {stranger && <Refusal why={c('signIn.notMerchant')} />}
        {ticket === null ? (
          <PasswordForm onTicket={setTicket} />
        ) : (
          <CodeStep ticket={ticket} onSignedIn={enter} onOver={() => setTicket(null)} />
        )}
        <p className={styles.quiet}>
          {c('signIn.console')}{' '}
          <a className="action-link" href={`/console/?county=${client.county}`}>
            {c('signIn.toConsole')}
          </a>
        </p>
        {ticket === null && <DemoMerchants onSignedIn={enter} />}
      </div>
    </main>
  );
}

function PasswordForm({ onTicket }: { onTicket: (ticket: string) => void }) {
  const c = useCounterTexts();
  const { client } = useCounter();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const starting = useMutation({
    mutationFn: () => client.call('startStaffSignIn', { body: { login, password } }),
    onSuccess: (step) => {
      // Who has a passkey alone, or nothing yet, goes on at the console.
      if (step.next === 'code') onTicket(step.ticket);
      else location.assign(`/console/?county=${client.county}`);
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    starting.mutate();
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <Field
        label={c('signIn.login')}
        value={login}
        onChange={(event) => setLogin(event.target.value)}
        autoComplete="username"
        autoCapitalize="none"
        required
      />
      <Field
        label={c('signIn.password')}
        type="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        autoComplete="current-password"
        required
      />
      <Wrong error={starting.error} />
      <Button type="submit" size="l" wide busy={starting.isPending}>
        {c('signIn.next')}
      </Button>
    </form>
  );
}

interface CodeStepProps {
  ticket: string;
  onSignedIn: (me: StaffMe) => void;
  /** The ticket is good no more: from the beginning. */
  onOver: () => void;
}

function CodeStep({ ticket, onSignedIn, onOver }: CodeStepProps) {
  const c = useCounterTexts();
  const { client } = useCounter();
  const [code, setCode] = useState('');
  const finishing = useMutation({
    mutationFn: () => client.call('finishStaffSignIn', { body: { ticket, code } }),
    onSuccess: onSignedIn,
    onError: (error) => {
      if (error instanceof Refused && error.problem.code === 'ticket_over') onOver();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    finishing.mutate();
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <Field
        label={c('signIn.code')}
        hint={c('signIn.codeHint')}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
      />
      <Wrong error={finishing.error} />
      <Button type="submit" size="l" wide busy={finishing.isPending}>
        {c('signIn.enter')}
      </Button>
    </form>
  );
}

/** A wrong password answers 401 as an ended session does: here it is said. */
function Wrong({ error }: { error: unknown }) {
  if (error instanceof Refused)
    return <Refusal why={error.problem.title} whatToDo={error.problem.detail} />;
  return <Problem error={error} />;
}

/** The demo county's merchants; outside the demo the server answers 404 and nothing shows. */
function DemoMerchants({ onSignedIn }: Pick<Props, 'onSignedIn'>) {
  const c = useCounterTexts();
  const { client } = useCounter();
  const demo = useQuery({
    queryKey: client.key('listDemoSignIns', {}),
    queryFn: ({ signal }) => client.call('listDemoSignIns', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const entering = useMutation({
    mutationFn: (login: string) => client.call('signInDemoStaff', { body: { login } }),
    onSuccess: onSignedIn,
  });
  const merchants = (demo.data?.staff ?? []).filter(({ role }) => role === 'merchant');
  if (merchants.length === 0) return null;
  return (
    <Card as="section" tone="tint" label={c('signIn.demo')} className={styles.stack}>
      <h2>{c('signIn.demo')}</h2>
      <p className={styles.quiet}>{c('signIn.demoLine')}</p>
      {merchants.map(({ login, name }) => (
        <Button key={login} kind="outline" wide onClick={() => entering.mutate(login)}>
          {name}
        </Button>
      ))}
      <Problem error={entering.error} />
    </Card>
  );
}
