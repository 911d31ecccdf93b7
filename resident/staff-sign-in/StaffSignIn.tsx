import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { StaffMe } from '../../contract/staff.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { LockIcon } from '../../ui/icons.tsx';
import { canUsePasskeys, showPasskey } from '../../ui/passkeys.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { CodeField } from './CodeField.tsx';
import { DemoStaff, type DemoStaffProps } from './DemoStaff.tsx';
import styles from './StaffSignIn.module.css';
import { useSignInTexts } from './use-sign-in-texts.ts';
import { Wrong } from './Wrong.tsx';

/** As at the desk: a password with a second factor, or a passkey. Nobody of staff goes without. */
export function StaffSignIn({ staffRole, heading, ...way }: DemoStaffProps) {
  const { client } = way;
  const s = useSignInTexts();
  const [ticket, setTicket] = useState<string | null>(null);
  const begin = () => setTicket(null);
  const enter = (me: StaffMe) => {
    begin();
    way.onSignedIn(me);
  };
  if (ticket !== null)
    return <CodeStep client={client} ticket={ticket} onSignedIn={enter} onOver={begin} />;
  return (
    <>
      <PasswordForm client={client} onTicket={setTicket} />
      <ByPasskey {...way} />
      <p className={styles.quiet}>
        {s('console')}{' '}
        <a className="action-link" href={`/console/?county=${client.county}`}>
          {s('toConsole')}
        </a>
      </p>
      <DemoStaff {...way} staffRole={staffRole} heading={heading} />
    </>
  );
}

type Way = Pick<DemoStaffProps, 'client' | 'onSignedIn'>;

interface PasswordFormProps extends Pick<Way, 'client'> {
  onTicket: (ticket: string) => void;
}

function PasswordForm({ client, onTicket }: PasswordFormProps) {
  const s = useSignInTexts();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const starting = useMutation({
    mutationFn: () => client.call('startStaffSignIn', { body: { login, password } }),
    onSuccess: (step) => {
      if (step.next === 'code') onTicket(step.ticket);
      // Who has nothing set up yet does that at the console.
      else if (step.next === 'enrolment') location.assign(`/console/?county=${client.county}`);
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    starting.mutate();
  };
  return (
    <form className={styles.stack} onSubmit={send}>
      <Field
        label={s('login')}
        value={login}
        onChange={(event) => setLogin(event.target.value)}
        autoComplete="username"
        autoCapitalize="none"
        required
      />
      <Field
        label={s('password')}
        type="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        autoComplete="current-password"
        required
      />
      <Wrong error={starting.error} />
      {starting.data?.next === 'passkey' && <Refusal why={s('passkeyOnly')} />}
      <Button type="submit" size="l" wide busy={starting.isPending}>
        {s('next')}
      </Button>
    </form>
  );
}

interface CodeStepProps extends Way {
  ticket: string;
  /** The ticket is good no more: from the beginning. */
  onOver: () => void;
}

function CodeStep({ client, ticket, onSignedIn, onOver }: CodeStepProps) {
  const s = useSignInTexts();
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
    <form className={styles.stack} onSubmit={send}>
      <CodeField code={code} onChange={setCode} />
      <Wrong error={finishing.error} />
      <Button type="submit" size="l" wide busy={finishing.isPending}>
        {s('enter')}
      </Button>
    </form>
  );
}

/** The phone’s own finger, face or PIN. Nothing where it cannot work. */
function ByPasskey({ client, onSignedIn }: Way) {
  const s = useSignInTexts();
  const showing = useMutation({
    mutationFn: async () => {
      const { ticket, options } = await client.call('startPasskeySignIn', {});
      const answer = await showPasskey(options);
      return client.call('finishPasskeySignIn', { body: { ticket, answer } });
    },
    onSuccess: onSignedIn,
  });
  if (!canUsePasskeys()) return null;
  return (
    <>
      <Button
        kind="outline"
        size="l"
        wide
        icon={<LockIcon size={20} />}
        busy={showing.isPending}
        onClick={() => showing.mutate()}
      >
        {s('passkey')}
      </Button>
      <Wrong error={showing.error} />
    </>
  );
}
