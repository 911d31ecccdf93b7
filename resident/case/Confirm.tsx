import { useState } from 'react';
import type { MyCase } from '../../contract/case-views.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon, RetryIcon } from '../../ui/icons.tsx';
import type { Lamps } from '../../ui/LampRating.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Case.module.css';
import { lampsOf } from './lamps.ts';
import { NotSolved, useNotSolved } from './NotSolved.tsx';
import { ReplyProblem } from './ReplyProblem.tsx';
import { earnsBonus } from './thread.ts';
import { useReply } from './use-reply.ts';

export type Confirmation = ReturnType<typeof useConfirmation>;

/** The lamps and words being given, and sending them. */
export function useConfirmation(code: string) {
  const reply = useReply({ code, kind: 'confirmation' });
  const [missing, setMissing] = useState(false);
  const { draft, lacks, sending, problem } = reply;
  return {
    lamps: lampsOf(draft.rating),
    words: draft.words,
    missing,
    sending,
    problem,
    rate: (rating: Lamps) => {
      setMissing(false);
      reply.change({ rating });
    },
    write: (words: string) => reply.change({ words }),
    confirm: () => {
      setMissing(lacks.length > 0);
      if (lacks.length > 0) document.querySelector<HTMLElement>('#rating input')?.focus();
      else if (!sending) reply.send();
    },
  };
}

/** Both answers at the same height: it is solved, or it is not. */
export function ConfirmFoot({ mine, confirmation }: { mine: MyCase; confirmation: Confirmation }) {
  const { t } = useTexts();
  const [open, setOpen] = useNotSolved(mine);
  const { sending, problem, confirm } = confirmation;
  const bonus = earnsBonus(mine);
  return (
    <div className={styles.foot}>
      <ReplyProblem problem={problem} />
      <div className={styles.buttons}>
        <Button kind="outline" icon={<RetryIcon size={20} />} onClick={() => setOpen(true)}>
          {t('case.notSolved')}
        </Button>
        <Button icon={<CheckIcon size={20} />} busy={sending} onClick={confirm}>
          {t('case.confirm')}
        </Button>
      </div>
      <p className={styles.footNote}>{t(bonus ? 'case.confirmNote' : 'case.confirmNotePlain')}</p>
      <NotSolved mine={mine} open={open} onOpenChange={setOpen} />
    </div>
  );
}
