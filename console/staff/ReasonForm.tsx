import { type FormEvent, type ReactNode, useState } from 'react';
import { Button, type ButtonKind } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import stepStyles from '../split/step.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { submitOnModifierEnter } from '../submit-keys.ts';

interface ReasonFormProps {
  submit: string;
  kind?: ButtonKind;
  step: { mutate: (reason: string) => void; isPending: boolean; error: Error | null };
  /** Whether what stands above the reason is filled in. */
  isReady?: boolean;
  onPressed?: () => void;
  children?: ReactNode;
}

/** A step that goes into the record with its reason. */
export function ReasonForm({ submit, kind, step, isReady = true, ...props }: ReasonFormProps) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const missing = reason.trim().length < 2;
  const press = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    props.onPressed?.();
    if (!missing && isReady && !step.isPending) step.mutate(reason.trim());
  };
  const refused = step.error instanceof Refused ? step.error.field('reason') : undefined;
  return (
    <form
      className={stepStyles.fields}
      noValidate
      onSubmit={press}
      onKeyDown={submitOnModifierEnter}
    >
      {props.children}
      <TextField
        label={t('staff.reason')}
        placeholder={t('staff.reasonHint')}
        rows={2}
        maxLength={500}
        value={reason}
        error={pressed && missing ? t('staff.reasonMissing') : refused}
        onChange={(event) => setReason(event.target.value)}
      />
      <Refusals error={step.error} />
      <Button type="submit" kind={kind} wide busy={step.isPending}>
        {submit}
      </Button>
    </form>
  );
}
