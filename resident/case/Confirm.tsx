import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { MyCase } from '../../contract/case-views.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon, RetryIcon } from '../../ui/icons.tsx';
import type { Lamps } from '../../ui/LampRating.tsx';
import { newRequestId } from '../../ui/request-id.ts';
import { useApi } from '../api.ts';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Case.module.css';
import { NotSolved } from './NotSolved.tsx';
import { earnsBonus } from './thread.ts';
import { useTakeCase } from './use-take-case.ts';

export type Confirmation = ReturnType<typeof useConfirmation>;

/** The lamps and words being given, and sending them. The id stays for a second press without answer. */
export function useConfirmation(code: string) {
  const { client } = useApi();
  const take = useTakeCase();
  const [lamps, setLamps] = useState<Lamps>();
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  const [requestId, setRequestId] = useState(newRequestId);
  const change = () => setRequestId(newRequestId());
  const send = useMutation({
    mutationFn: (rating: Lamps) =>
      client.call('confirmCase', { params: { code }, body: { rating, words }, requestId }),
    onSuccess: take,
  });
  return {
    lamps,
    words,
    missing,
    send,
    rate: (chosen: Lamps) => {
      setLamps(chosen);
      setMissing(false);
      change();
    },
    write: (text: string) => {
      setWords(text);
      change();
    },
    confirm: () => {
      setMissing(lamps === undefined);
      if (lamps === undefined) document.querySelector<HTMLElement>('#rating input')?.focus();
      else if (!send.isPending) send.mutate(lamps);
    },
  };
}

/** Both answers at the same height: it is solved, or it is not. */
export function ConfirmFoot({ mine, confirmation }: { mine: MyCase; confirmation: Confirmation }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const { send, confirm } = confirmation;
  const bonus = earnsBonus(mine);
  return (
    <div className={styles.foot}>
      <Problem error={send.error} />
      <div className={styles.buttons}>
        <Button kind="outline" icon={<RetryIcon size={20} />} onClick={() => setOpen(true)}>
          {t('case.notSolved')}
        </Button>
        <Button icon={<CheckIcon size={20} />} busy={send.isPending} onClick={confirm}>
          {t('case.confirm')}
        </Button>
      </div>
      <p className={styles.footNote}>{t(bonus ? 'case.confirmNote' : 'case.confirmNotePlain')}</p>
      <NotSolved mine={mine} open={open} onOpenChange={setOpen} />
    </div>
  );
}
