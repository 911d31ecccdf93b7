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
import { textsOfPart, usePartTexts } from '../texts/part.ts';
import { signOutEn } from '../texts/sign-out.en.ts';
import { signOutZh } from '../texts/sign-out.zh-CN.ts';

const texts = textsOfPart('sign-out', { 'zh-CN': signOutZh, en: signOutEn });

/** Ends the session in this browser, and leaves nothing in it: a report or a walk that was not sent is asked about. */
export function SignOut() {
  const { t } = useTexts();
  const s = usePartTexts(texts);
  const { client } = useApi();
  const resident = useResidentHere();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [open, setOpen] = useState(false);
  const { queue, view } = useQueue();
  const losses = [
    ...(view.unsent.length > 0 ? [s('unsent')] : []),
    ...(isWalking() ? [s('walk')] : []),
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
        title={s('title')}
        description={loses ? losses.join(' ') : s('line')}
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
              {loses ? s('andDiscard') : t('me.signOut')}
            </Button>
          </>
        }
      >
        <Problem error={signOut.error} />
      </LazySheet>
    </>
  );
}
