import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../ui/Button.tsx';
import { SignOutIcon } from '../../ui/icons.tsx';
import { useApi } from '../api.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { Problem } from '../frame/Problem.tsx';
import { useQueue } from '../report/use-queue.ts';
import { useResidentHere } from '../resident-here.ts';
import { isWalking, rememberResident } from '../session.ts';
import { useTexts } from '../texts/language.ts';

/** Ends the session in this browser, and leaves nothing in it: a report or a walk that was not sent is asked about. */
export function SignOut() {
  const { t } = useTexts();
  const { client } = useApi();
  const resident = useResidentHere();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [open, setOpen] = useState(false);
  const { queue, view } = useQueue();
  const losses = [
    ...(view.unsent.length > 0 ? [t('me.signOutUnsent')] : []),
    ...(isWalking() ? [t('me.signOutWalk')] : []),
  ];
  const loses = losses.length > 0;
  const signOut = useMutation({
    mutationFn: async () => {
      const { endWalk, forgetWalk } = await import('../patrol/use-recorder.ts');
      await endWalk(client, queries, resident);
      await client.call('signOut', {});
      await queue.discardAll();
      await forgetWalk(client, queries, resident);
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
        description={loses ? losses.join(' ') : t('me.signOutLine')}
        footer={
          <>
            <Button kind="outline" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
            <Button
              kind={loses ? 'danger' : 'primary'}
              // Whether something waits here is known once the phone's store is read.
              busy={signOut.isPending || !view.loaded}
              onClick={() => signOut.mutate()}
            >
              {t(loses ? 'me.signOutAndDiscard' : 'me.signOut')}
            </Button>
          </>
        }
      >
        <Problem error={signOut.error} />
      </LazySheet>
    </>
  );
}
