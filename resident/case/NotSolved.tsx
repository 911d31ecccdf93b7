import { useState } from 'react';
import type { MyCase } from '../../contract/case-views.ts';
import { Button } from '../../ui/Button.tsx';
import { RetryIcon } from '../../ui/icons.tsx';
import { useApi } from '../api.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { useTexts } from '../texts/language.ts';
import { AnswerForm } from './AnswerForm.tsx';

export interface NotSolvedProps {
  mine: MyCase;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Back to the unit, with a reason that the unit reads. */
export function NotSolved({ mine, open, onOpenChange }: NotSolvedProps) {
  const { t } = useTexts();
  const { client } = useApi();
  return (
    <LazySheet
      open={open}
      onOpenChange={onOpenChange}
      title={t('case.reopenTitle')}
      description={t('case.reopenLine')}
    >
      <AnswerForm
        label={t('case.reopenWords')}
        button={t('case.reopenSend')}
        maxLength={500}
        onDone={() => onOpenChange(false)}
        send={(body, requestId) =>
          client.call('reopenCase', { params: { code: mine.code }, body, requestId })
        }
      />
    </LazySheet>
  );
}

/** A closed case that proves unsolved after all. */
export function Reopen({ mine }: { mine: MyCase }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="outline" icon={<RetryIcon size={20} />} onClick={() => setOpen(true)}>
        {t('case.stillNotSolved')}
      </Button>
      <NotSolved mine={mine} open={open} onOpenChange={setOpen} />
    </>
  );
}
