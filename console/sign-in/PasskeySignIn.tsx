import { useMutation } from '@tanstack/react-query';
import { Button } from '../../ui/Button.tsx';
import { LockIcon } from '../../ui/icons.tsx';
import { canUsePasskeys, showPasskey } from '../../ui/passkeys.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { useChangeSession } from '../session.ts';
import { Refusals } from '../states/Refusals.tsx';
import styles from './SignIn.module.css';

interface PasskeySignInProps {
  /** The only thing to do on the page, not a second way beside the password. */
  alone?: boolean;
}

/** One press, finger or PIN: a passkey needs no login and no password. Nothing where it cannot work. */
export function PasskeySignIn({ alone = false }: PasskeySignInProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const changeSession = useChangeSession();
  const showing = useMutation({
    mutationFn: async () => {
      const { ticket, options } = await client.call('startPasskeySignIn', {});
      const answer = await showPasskey(options);
      return client.call('finishPasskeySignIn', { body: { ticket, answer } });
    },
    onSuccess: changeSession,
  });
  if (!canUsePasskeys()) return null;
  return (
    <div className={alone ? styles.alone : styles.other}>
      {!alone && <p className={styles.or}>{t('signIn.or')}</p>}
      <Button
        kind={alone ? 'primary' : 'outline'}
        wide
        icon={<LockIcon size={18} />}
        busy={showing.isPending}
        onClick={() => showing.mutate()}
      >
        {t(showing.isPending ? 'signIn.passkeyWaiting' : 'signIn.passkey')}
      </Button>
      <Refusals error={showing.error} />
    </div>
  );
}
