import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useEffect } from 'react';
import { Button } from '../../ui/Button.tsx';
import { type Answer, Refused } from '../../ui/client.ts';
import { LockIcon } from '../../ui/icons.tsx';
import { canUsePasskeys, showPasskey } from '../../ui/passkeys.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { settleStepUp, useStepUpAsked } from '../../ui/step-up.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import { CodeForm } from '../sign-in/CodeForm.tsx';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';
import styles from './StepUpDialog.module.css';

/**
 * Asks for the second factor over whatever page needs it. The page below stays as it is: its request
 * waits, and goes out again when the factor was shown.
 */
export function StepUpDialog() {
  const { t } = useWords();
  const isAsked = useStepUpAsked();
  // The desk goes with its session.
  useEffect(() => () => settleStepUp(false), []);
  return (
    <Modal
      open={isAsked}
      onCancel={() => settleStepUp(false)}
      footer={null}
      destroyOnHidden
      // Also over another dialog, whose request it is that waits.
      zIndex={1200}
      title={t('stepUp.heading')}
      closable={{ 'aria-label': t('stepUp.close') }}
    >
      <p className={formStyles.lead}>{t('stepUp.lead')}</p>
      <Showing onShown={() => settleStepUp(true)} />
    </Modal>
  );
}

function Showing({ onShown }: { onShown: () => void }) {
  const { t } = useWords();
  const { client } = useCounty();
  const challenge = useQuery({
    queryKey: client.key('startStepUp'),
    queryFn: ({ signal }) => client.call('startStepUp', { signal }),
    // A challenge is good once: every opening of the dialog has its own.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (challenge.isPending) return <Skeleton label={t('stepUp.loading')} rows={2} />;
  if (challenge.data === undefined)
    return <Failed error={challenge.error} retry={() => challenge.refetch()} />;
  return <Factors begun={challenge.data} onShown={onShown} />;
}

interface FactorsProps {
  begun: Answer<'startStepUp'>;
  onShown: () => void;
}

function Factors({ begun: { ticket, totp, passkey }, onShown }: FactorsProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: client.key('startStepUp') });
  const byCode = async (code: string) => {
    try {
      return await client.call('stepUp', { body: { ticket, code } });
    } catch (error) {
      // The dialog stood open for too long: the next press goes with a new challenge.
      if (error instanceof Refused && error.problem.code === 'ticket_over') await again();
      throw error;
    }
  };
  const byPasskey = useMutation({
    mutationFn: async () =>
      client.call('stepUp', { body: { ticket, answer: await showPasskey(passkey ?? {}) } }),
    onSuccess: onShown,
    onError: again,
  });
  const offersPasskey = passkey !== null && canUsePasskeys();
  return (
    <div className={styles.factors}>
      {offersPasskey && (
        <Button
          kind={totp ? 'outline' : 'primary'}
          wide
          icon={<LockIcon size={18} />}
          busy={byPasskey.isPending}
          onClick={() => byPasskey.mutate()}
        >
          {t(byPasskey.isPending ? 'signIn.passkeyWaiting' : 'stepUp.passkey')}
        </Button>
      )}
      <Refusals error={byPasskey.error} />
      <CodeForm
        className={styles.form}
        hasApp={totp}
        send={byCode}
        onDone={onShown}
        submit={t('stepUp.submit')}
      />
    </div>
  );
}
