import { type FormEvent, useState } from 'react';
import type { StartRehearsal } from '../../../contract/rehearsals.ts';
import { Button } from '../../../ui/Button.tsx';
import { Refused } from '../../../ui/client.ts';
import { Field } from '../../../ui/Field.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { useWords } from '../../language.ts';
import { Refusals } from '../../states/Refusals.tsx';
import { submitOnModifierEnter } from '../../submit-keys.ts';
import styles from './rehearsal.module.css';
import { bodyOf, type StartDraft, wrongFields } from './start-draft.ts';
import { useStart } from './use-rehearsals.ts';

interface StartFormProps {
  draftId: string;
  onStarted: () => void;
  /** Closes the form; undefined where there is nothing else to show. */
  onLeave: (() => void) | undefined;
}

/** Which deeds to play, and the budget that the treasurer asks about. */
export function StartForm({ draftId, onStarted, onLeave }: StartFormProps) {
  const { t } = useWords();
  const [draft, setDraft] = useState<StartDraft>({
    deeds: 'past',
    size: '100000',
    seed: '',
    budget: '',
  });
  const [checked, setChecked] = useState(false);
  const starting = useStart(onStarted);
  const change = (part: Partial<StartDraft>) => setDraft({ ...draft, ...part });
  const wrong = wrongFields(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (wrong.length === 0 && !starting.isPending) starting.mutate(bodyOf(draftId, draft));
  };
  const refused = (field: keyof StartRehearsal) =>
    starting.error instanceof Refused ? starting.error.field(field) : undefined;
  const budgetError =
    checked && wrong.includes('budget') ? t('rehearsal.budgetWrong') : refused('yearlyBudget');
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={submit}
      onKeyDown={submitOnModifierEnter}
      aria-label={t('rehearsal.start')}
    >
      <Segmented
        label={t('rehearsal.deeds')}
        choices={[
          { value: 'past', label: t('rehearsal.past') },
          { value: 'synthetic', label: t('rehearsal.synthetic') },
        ]}
        value={draft.deeds}
        onChange={(deeds) => change({ deeds })}
      />
      <p className={styles.hint}>
        {t(draft.deeds === 'past' ? 'rehearsal.pastHint' : 'rehearsal.syntheticHint')}
      </p>
      {draft.deeds === 'synthetic' && (
        <SyntheticFields
          draft={draft}
          change={change}
          seedError={checked && wrong.includes('seed') ? t('rehearsal.seedWrong') : refused('seed')}
        />
      )}
      <Field
        inputMode="numeric"
        label={t('rehearsal.budget')}
        hint={t('rehearsal.budgetHint')}
        maxLength={13}
        value={draft.budget}
        error={budgetError}
        onChange={(event) => change({ budget: event.target.value })}
      />
      <Refusals error={starting.error} />
      <div className={styles.buttons}>
        <Button type="submit" busy={starting.isPending}>
          {t('rehearsal.start')}
        </Button>
        {onLeave && (
          <Button kind="quiet" onClick={onLeave}>
            {t('rehearsal.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

interface SyntheticFieldsProps {
  draft: StartDraft;
  change: (part: Partial<StartDraft>) => void;
  seedError: string | undefined;
}

function SyntheticFields({ draft, change, seedError }: SyntheticFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <Segmented
        label={t('rehearsal.size')}
        choices={(['10000', '100000', '1000000'] as const).map((value) => ({
          value,
          label: t(`rehearsal.sizes.${value}`),
        }))}
        value={draft.size}
        onChange={(size) => change({ size })}
      />
      <Field
        label={t('rehearsal.seed')}
        hint={t('rehearsal.seedHint')}
        maxLength={40}
        autoComplete="off"
        value={draft.seed}
        error={seedError}
        onChange={(event) => change({ seed: event.target.value })}
      />
    </>
  );
}
