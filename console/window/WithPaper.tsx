import { Select } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { leastGrounds, type Paper, papers } from '../../contract/window.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { TextField } from '../../ui/Field.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import stepStyles from '../split/step.module.css';
import { Refusals } from '../states/Refusals.tsx';

/** What was shown, and why it is done here. */
export interface OnPaper {
  paper: Paper;
  reason: string;
}

interface WithPaperProps {
  submit: string;
  /** Whether what stands above is filled in. */
  isReady: boolean;
  step: { mutate: (shown: OnPaper) => void; isPending: boolean; error: Error | null };
  /** Fields above that say for themselves what is wrong. */
  own: readonly string[];
  children: (pressed: boolean) => ReactNode;
}

/** A step at the window: what is asked, then the paper that was shown and the reason for the record. */
export function WithPaper({ submit, isReady, step, own, children }: WithPaperProps) {
  const { t } = useWords();
  const [paper, setPaper] = useState<Paper>('id_card');
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const missing = reason.trim().length < leastGrounds;
  const { error } = step;
  const refused = error instanceof Refused ? error.field('reason') : undefined;
  const isSaid = error instanceof Refused && own.some((field) => error.field(field) !== undefined);
  const press = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && isReady && !step.isPending) step.mutate({ paper, reason: reason.trim() });
  };
  return (
    <form className={stepStyles.fields} noValidate onSubmit={press}>
      {children(pressed)}
      <Labelled label={t('window.paper')} error={undefined}>
        {(id) => (
          <Select
            id={id}
            className={fieldStyles.full ?? ''}
            value={paper}
            options={papers.map((value) => ({ value, label: t(`window.papers.${value}`) }))}
            onChange={setPaper}
          />
        )}
      </Labelled>
      <TextField
        label={t('window.reason')}
        placeholder={t('window.reasonHint')}
        rows={2}
        maxLength={500}
        value={reason}
        error={pressed && missing ? t('window.reasonMissing') : refused}
        onChange={(event) => setReason(event.target.value)}
      />
      {!isSaid && <Refusals error={error} />}
      <Button type="submit" wide busy={step.isPending}>
        {submit}
      </Button>
    </form>
  );
}
