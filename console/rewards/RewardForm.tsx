import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { useWords } from '../language.ts';
import cardStyles from '../split/cards.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { AboutFields } from './form/AboutFields.tsx';
import type { Editing } from './form/editing.ts';
import { KeepFields } from './form/KeepFields.tsx';
import { PriceFields } from './form/PriceFields.tsx';
import { WhenFields } from './form/WhenFields.tsx';
import { WhoFields } from './form/WhoFields.tsx';
import { type Gap, gapsIn, type RewardDraft } from './reward-draft.ts';

interface RewardFormProps {
  draft: RewardDraft;
  onChange: (draft: RewardDraft) => void;
  /** The kind is chosen once. */
  isNew?: boolean;
  sending: { error: unknown; isPending: boolean };
  onSend: () => void;
  onClose?: () => void;
}

/** The terms of a reward, part by part; each refusal of the API stands at its field. */
export function RewardForm({ draft, onChange, isNew, sending, onSend, onClose }: RewardFormProps) {
  const { t } = useWords();
  const [pressed, setPressed] = useState(false);
  const gaps = gapsIn(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (gaps.size === 0 && !sending.isPending) onSend();
  };
  const refused = (field: string) =>
    sending.error instanceof Refused ? sending.error.field(field) : undefined;
  const editing: Editing = {
    draft,
    set: (part) => onChange({ ...draft, ...part }),
    wrong: (field) =>
      pressed && gaps.has(field as Gap)
        ? t(`rewards.form.missing.${field as Gap}`)
        : refused(field),
  };
  return (
    <form noValidate onSubmit={submit} className={cardStyles.card}>
      <AboutFields {...editing} isNew={isNew === true} />
      <PriceFields {...editing} />
      <WhoFields {...editing} />
      <WhenFields {...editing} />
      <KeepFields {...editing} />
      <Refusals error={sending.error} />
      {pressed && gaps.size > 0 && (
        <p className={cardStyles.words} role="alert">
          {t('rewards.form.gaps', { count: gaps.size })}
        </p>
      )}
      <div className={cardStyles.buttons}>
        <Button type="submit" busy={sending.isPending}>
          {t(isNew ? 'rewards.form.add' : 'rewards.form.save')}
        </Button>
        {onClose && (
          <Button kind="quiet" onClick={onClose}>
            {t('rewards.form.close')}
          </Button>
        )}
      </div>
    </form>
  );
}
