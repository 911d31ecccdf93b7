import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { LazySheet } from '../frame/LazySheet.tsx';
import { useTexts } from '../texts/language.ts';
import { isBlank } from './draft.ts';
import type { Outbox, OutboxView } from './outbox.ts';
import styles from './Report.module.css';
import { useQueue } from './use-queue.ts';

interface DiscardProps {
  outbox: Outbox;
  view: OutboxView;
  label: string;
}

/** Throws the draft away, after asking once. */
export function Discard({ outbox, view, label }: DiscardProps) {
  const { t } = useTexts();
  const { queue } = useQueue();
  const [open, setOpen] = useState(false);
  if (isBlank(view.draft) || view.draft.phase === 'sending') return null;
  const discard = () => {
    setOpen(false);
    void queue.discard(outbox);
  };
  return (
    <>
      <button type="button" className={styles.discard} onClick={() => setOpen(true)}>
        {label}
      </button>
      <LazySheet
        open={open}
        onOpenChange={setOpen}
        title={t('report.discardTitle')}
        description={t('report.discardLine')}
        footer={
          <>
            <Button kind="outline" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
            <Button kind="danger" onClick={discard}>
              {t('report.discardYes')}
            </Button>
          </>
        }
      />
    </>
  );
}
