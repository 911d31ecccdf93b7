import { useState } from 'react';
import type { MyCase } from '../../contract/case-views.ts';
import { Button } from '../../ui/Button.tsx';
import { RetryIcon } from '../../ui/icons.tsx';
import { LazySheet } from '../frame/LazySheet.tsx';
import { isUnsent } from '../report/outbox.ts';
import { useTexts } from '../texts/language.ts';
import { ReplyForm } from './ReplyForm.tsx';
import { useReply } from './use-reply.ts';

export interface NotSolvedProps {
  mine: MyCase;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Back to the unit, with a reason that the unit reads. */
export function NotSolved({ mine, open, onOpenChange }: NotSolvedProps) {
  const { t } = useTexts();
  return (
    <LazySheet
      open={open}
      onOpenChange={onOpenChange}
      title={t('case.reopenTitle')}
      description={t('case.reopenLine')}
    >
      <ReplyForm
        to={{ code: mine.code, kind: 'reopening' }}
        label={t('case.reopenWords')}
        button={t('case.reopenSend')}
        maxLength={500}
      />
    </LazySheet>
  );
}

/** Whether the sheet is open: at first where words for it are kept, half written. */
export function useNotSolved({ code }: MyCase) {
  const { view } = useReply({ code, kind: 'reopening' });
  return useState(view !== undefined && isUnsent(view));
}

/** A closed case that proves unsolved after all. */
export function Reopen({ mine }: { mine: MyCase }) {
  const { t } = useTexts();
  const [open, setOpen] = useNotSolved(mine);
  return (
    <>
      <Button kind="outline" icon={<RetryIcon size={20} />} onClick={() => setOpen(true)}>
        {t('case.stillNotSolved')}
      </Button>
      <NotSolved mine={mine} open={open} onOpenChange={setOpen} />
    </>
  );
}
