import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import type { Answer, Client } from '../../ui/client.ts';
import { LockIcon } from '../../ui/icons.tsx';
import { canUsePasskeys, showPasskey } from '../../ui/passkeys.ts';
import { settleStepUp, useStepUpAsked } from '../../ui/step-up.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { Loaded } from '../frame/Loaded.tsx';
import { CodeField } from '../staff-sign-in/CodeField.tsx';
import { useSignInTexts } from '../staff-sign-in/use-sign-in-texts.ts';
import { Wrong } from '../staff-sign-in/Wrong.tsx';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';

/** Asks for the second factor over whatever page needs it; what waits goes out once more after it. */
export function StepUp({ client }: { client: Client }) {
  const f = useFieldTexts();
  const asked = useStepUpAsked();
  useEffect(() => () => settleStepUp(false), []);
  return (
    <LazySheet
      open={asked}
      onOpenChange={(open) => !open && settleStepUp(false)}
      title={f('stepUp.title')}
      description={f('stepUp.line')}
    >
      <Showing client={client} />
    </LazySheet>
  );
}

function Showing({ client }: { client: Client }) {
  const challenge = useQuery({
    queryKey: client.key('startStepUp'),
    queryFn: ({ signal }) => client.call('startStepUp', { signal }),
    // A challenge is good once: every opening of the sheet has its own.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded asked={challenge}>
      {(begun) => (
        <Factors client={client} begun={begun} onAgain={() => void challenge.refetch()} />
      )}
    </Loaded>
  );
}

interface FactorsProps {
  client: Client;
  begun: Answer<'startStepUp'>;
  /** The next try goes with a new challenge. */
  onAgain: () => void;
}

function Factors({ client, begun: { ticket, passkey }, onAgain }: FactorsProps) {
  const f = useFieldTexts();
  const s = useSignInTexts();
  const [code, setCode] = useState('');
  const shown = { onSuccess: () => settleStepUp(true), onError: onAgain };
  const byCode = useMutation({
    mutationFn: () => client.call('stepUp', { body: { ticket, code } }),
    ...shown,
  });
  const byPasskey = useMutation({
    mutationFn: async () =>
      client.call('stepUp', { body: { ticket, answer: await showPasskey(passkey ?? {}) } }),
    ...shown,
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    byCode.mutate();
  };
  return (
    <div className={styles.stack}>
      {passkey !== null && canUsePasskeys() && (
        <Button
          kind="outline"
          wide
          icon={<LockIcon size={18} />}
          busy={byPasskey.isPending}
          onClick={() => byPasskey.mutate()}
        >
          {s('passkey')}
        </Button>
      )}
      <form className={styles.stack} onSubmit={send}>
        <CodeField code={code} onChange={setCode} />
        <Wrong error={byCode.error ?? byPasskey.error} />
        <Button type="submit" size="l" wide busy={byCode.isPending}>
          {f('stepUp.send')}
        </Button>
      </form>
    </div>
  );
}
