import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { StaffMe } from '../../contract/staff.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { type Client, Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { LockIcon } from '../../ui/icons.tsx';
import { canUsePasskeys, PasskeyStopped, showPasskey } from '../../ui/passkeys.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './FieldWork.module.css';
import { rememberedWorker } from './remembered.ts';
import { useFieldTexts } from './use-field-texts.ts';

interface SignInProps {
  client: Client;
  /** Somebody of staff is signed in here who is no grid worker. */
  stranger: boolean;
  onSignedIn: (me: StaffMe) => void;
}

/** As at the desk: a password with a second factor, or a passkey. Nobody of staff goes without. */
export function SignIn({ client, stranger, onSignedIn }: SignInProps) {
  const f = useFieldTexts();
  const { t } = useTexts();
  const [ticket, setTicket] = useState<string | null>(null);
  const last = rememberedWorker(client.county);
  return (
    <Screen title={f('title')} back={{ label: t('back'), href: paths.me }}>
      <p className={styles.lead}>
        {last === undefined ? f('signIn.line') : f('signIn.again', { name: last.name })}
      </p>
      {stranger && <Refusal why={f('signIn.stranger')} />}
      {ticket === null ? (
        <>
          <PasswordForm client={client} onTicket={setTicket} />
          <ByPasskey client={client} onSignedIn={onSignedIn} />
          <p className={styles.quiet}>
            {f('signIn.console')}{' '}
            <a className="action-link" href={`/console/?county=${client.county}`}>
              {f('signIn.toConsole')}
            </a>
          </p>
          <DemoWorkers client={client} onSignedIn={onSignedIn} />
        </>
      ) : (
        <CodeStep {...{ client, ticket, onSignedIn, onOver: () => setTicket(null) }} />
      )}
    </Screen>
  );
}

interface PasswordFormProps {
  client: Client;
  onTicket: (ticket: string) => void;
}

function PasswordForm({ client, onTicket }: PasswordFormProps) {
  const f = useFieldTexts();
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
        label={f('signIn.login')}
        value={login}
        onChange={(event) => setLogin(event.target.value)}
        autoComplete="username"
        autoCapitalize="none"
        required
      />
      <Field
        label={f('signIn.password')}
        type="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        autoComplete="current-password"
        required
      />
      <Wrong error={starting.error} />
      {starting.data?.next === 'passkey' && <Refusal why={f('signIn.passkeyOnly')} />}
      <Button type="submit" size="l" wide busy={starting.isPending}>
        {f('signIn.next')}
      </Button>
    </form>
  );
}

interface CodeStepProps {
  client: Client;
  ticket: string;
  onSignedIn: (me: StaffMe) => void;
  /** The ticket is good no more: from the beginning. */
  onOver: () => void;
}

function CodeStep({ client, ticket, onSignedIn, onOver }: CodeStepProps) {
  const f = useFieldTexts();
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
      <Field
        label={f('signIn.code')}
        hint={f('signIn.codeHint')}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
      />
      <Wrong error={finishing.error} />
      <Button type="submit" size="l" wide busy={finishing.isPending}>
        {f('signIn.enter')}
      </Button>
    </form>
  );
}

interface OtherWay {
  client: Client;
  onSignedIn: (me: StaffMe) => void;
}

/** The phone’s own finger, face or PIN. Nothing where it cannot work. */
function ByPasskey({ client, onSignedIn }: OtherWay) {
  const f = useFieldTexts();
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
        {f('signIn.passkey')}
      </Button>
      <Wrong error={showing.error} />
    </>
  );
}

/** A wrong password answers 401 as an ended session does: here it is said. */
export function Wrong({ error }: { error: unknown }) {
  const f = useFieldTexts();
  if (error instanceof PasskeyStopped) return <Refusal why={f('signIn.passkeyStopped')} />;
  if (error instanceof Refused)
    return <Refusal why={error.problem.title} whatToDo={error.problem.detail} />;
  return <Problem error={error} />;
}

/** The demo county’s grid workers; outside the demo the server answers 404 and nothing shows. */
function DemoWorkers({ client, onSignedIn }: OtherWay) {
  const f = useFieldTexts();
  const demo = useQuery({
    queryKey: client.key('listDemoSignIns', {}),
    queryFn: ({ signal }) => client.call('listDemoSignIns', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const entering = useMutation({
    mutationFn: (login: string) => client.call('signInDemoStaff', { body: { login } }),
    onSuccess: onSignedIn,
  });
  const workers = (demo.data?.staff ?? []).filter(({ role }) => role === 'grid_worker');
  if (workers.length === 0) return null;
  return (
    <Card as="section" tone="tint" label={f('signIn.demo')} className={styles.stack}>
      <h2>{f('signIn.demo')}</h2>
      {workers.map(({ login, name }) => (
        <Button key={login} kind="outline" wide onClick={() => entering.mutate(login)}>
          {name}
        </Button>
      ))}
      <Problem error={entering.error} />
    </Card>
  );
}
