import { Modal } from 'antd';
import { useState } from 'react';
import type { StaffCase } from '../../contract/case-views.ts';
import type { Unmasked, Unmasking } from '../../contract/unmaskings.ts';
import { Button } from '../../ui/Button.tsx';
import { EyeIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Failed } from '../states/Failed.tsx';
import { AskForm } from './AskForm.tsx';
import { Revealed } from './Revealed.tsx';
import styles from './Unmask.module.css';
import { Approved, Over, Waiting } from './UnmaskStates.tsx';
import { useMyUnmasking } from './use-unmaskings.ts';

/** The button beside a masked reporter, and the dialog that leads from a reason to one look. */
export function Unmask({ code }: Pick<StaffCase, 'code'>) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState<Unmasked>();
  const query = useMyUnmasking(code, true);
  const state = query.data?.unmasking?.state;
  return (
    <>
      <Button size="s" kind="outline" icon={<EyeIcon size={16} />} onClick={() => setOpen(true)}>
        {t('unmask.open')}
      </Button>
      {(state === 'asked' || state === 'approved') && (
        <span className={styles.remark} role="status">
          {t(`unmask.remarks.${state}`)}
        </span>
      )}
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        destroyOnHidden
        title={t('unmask.heading')}
        closable={{ 'aria-label': t('takeBack.close') }}
      >
        {query.data ? (
          <Step code={code} one={query.data.unmasking} seen={seen} onSeen={setSeen} />
        ) : query.isPending ? (
          <Skeleton label={t('unmask.loading')} rows={3} />
        ) : (
          <Failed error={query.error} retry={() => query.refetch()} />
        )}
      </Modal>
    </>
  );
}

interface StepProps {
  code: string;
  one: Unmasking | null;
  /** What was looked at; nobody else keeps it. */
  seen: Unmasked | undefined;
  onSeen: (seen: Unmasked) => void;
}

function Step({ code, one, seen, onSeen }: StepProps) {
  const now = useNow();
  const [again, setAgain] = useState(false);
  if (
    seen !== undefined &&
    seen.unmasking.id === one?.id &&
    now < new Date(seen.unmasking.closesAt)
  )
    return <Revealed seen={seen} />;
  if (one === null || again) return <AskForm code={code} onAsked={() => setAgain(false)} />;
  if (one.state === 'asked') return <Waiting one={one} />;
  if (one.state === 'approved') return <Approved one={one} onSeen={onSeen} />;
  return <Over one={one} again={() => setAgain(true)} />;
}
