import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../ui/Button.tsx';
import { SignOutIcon } from '../../ui/icons.tsx';
import { useApi } from '../api.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { Problem } from '../frame/Problem.tsx';
import { isUnsent } from '../report/outbox.ts';
import { useOutbox } from '../report/use-outbox.tsx';
import { rememberResident } from '../session.ts';
import { useTexts } from '../texts/language.ts';

/** Ends the session in this browser, and leaves nothing in it: a report that was not sent is asked about. */
export function SignOut() {
  const { t } = useTexts();
  const { client } = useApi();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [open, setOpen] = useState(false);
  const { outbox, view } = useOutbox();
  const unsent = isUnsent(view);
  const signOut = useMutation({
    mutationFn: async () => {
      await client.call('signOut', {});
      await outbox.discard();
    },
    onSuccess: () => {
      rememberResident(null);
      go('/sign-in', { replace: true });
      queries.clear();
    },
  });
  return (
    <>
      <Button kind="outline" icon={<SignOutIcon size={20} />} onClick={() => setOpen(true)}>
        {t('me.signOut')}
      </Button>
      <LazySheet
        open={open}
        onOpenChange={setOpen}
        title={t('me.signOutTitle')}
        description={t(unsent ? 'me.signOutUnsent' : 'me.signOutLine')}
        footer={
          <>
            <Button kind="outline" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
            <Button
              kind={unsent ? 'danger' : 'primary'}
              // Whether something waits here is known once the phone's store is read.
              busy={signOut.isPending || !view.loaded}
              onClick={() => signOut.mutate()}
            >
              {t(unsent ? 'me.signOutAndDiscard' : 'me.signOut')}
            </Button>
          </>
        }
      >
        <Problem error={signOut.error} />
      </LazySheet>
    </>
  );
}
