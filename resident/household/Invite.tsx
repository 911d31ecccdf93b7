import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useApi } from '../api.ts';
import { untilWords } from '../dates.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import { useNow, useWords } from '../use-words.ts';
import styles from './Household.module.css';
import { useFamilyTexts } from './use-family-texts.ts';

/** Makes a code and shows it large enough to be read out over the phone. */
export function Invite() {
  const f = useFamilyTexts();
  const { client } = useApi();
  const [open, setOpen] = useState(false);
  const invite = useMutation({
    mutationFn: () => client.call('inviteRelative', {}),
    onSuccess: () => setOpen(true),
  });
  return (
    <>
      <Button kind="outline" wide busy={invite.isPending && !open} onClick={() => invite.mutate()}>
        {f('invite')}
      </Button>
      {!open && <Problem error={invite.error} />}
      <LazySheet
        open={open}
        onOpenChange={setOpen}
        title={f('inviteTitle')}
        footer={
          <Button kind="outline" busy={invite.isPending} onClick={() => invite.mutate()}>
            {f('inviteAgain')}
          </Button>
        }
      >
        {invite.data && <Code {...invite.data} />}
        <Problem error={invite.error} />
      </LazySheet>
    </>
  );
}

function Code({ code, expiresAt }: { code: string; expiresAt: string }) {
  const f = useFamilyTexts();
  const words = useWords();
  const { language } = useTexts();
  const now = useNow();
  return (
    <>
      <p className={`figures ${styles.bigCode}`}>
        {code.slice(0, 4)} {code.slice(4)}
      </p>
      <p>{f('inviteLine', { time: words(untilWords(expiresAt, now, language)) })}</p>
    </>
  );
}
