import { useState } from 'react';
import type { CaseLimits } from '../../contract/catalogue-of-categories.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, TextField } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { severityWord } from './severity.ts';
import styles from './supervisions.module.css';

type Change = CaseLimits & { reason: string };

/** The limits of one severity, with the reason for the change. */
export function EditLimits({ before, onDone }: { before: CaseLimits; onDone: () => void }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [draft, setDraft] = useState<Change>({ ...before, reason: '' });
  const [pressed, setPressed] = useState(false);
  const save = useStep(
    (body: Change, requestId) => client.call('setCaseLimits', { body, requestId }),
    { stale: ['getCaseLimits'], onDone },
  );
  const change = (part: Partial<Change>) => setDraft({ ...draft, ...part });
  const short = draft.reason.trim().length < 2;
  return (
    <form
      noValidate
      className={styles.form}
      aria-label={t(severityWord(before.severity))}
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (!short && !save.isPending) save.mutate({ ...draft, reason: draft.reason.trim() });
      }}
    >
      <div className={styles.row}>
        <Field
          type="number"
          min={1}
          max={240}
          label={t('supervisions.dispatchHours')}
          value={draft.dispatchHours}
          onChange={(event) => change({ dispatchHours: Number(event.target.value) })}
        />
        <Field
          type="number"
          min={1}
          max={240}
          label={t('supervisions.firstAnswerHours')}
          value={draft.firstAnswerHours}
          onChange={(event) => change({ firstAnswerHours: Number(event.target.value) })}
        />
      </div>
      <label>
        <input
          type="checkbox"
          checked={draft.workingDays}
          onChange={(event) => change({ workingDays: event.target.checked })}
        />{' '}
        {t('supervisions.workingDays')}
      </label>
      <TextField
        label={t('supervisions.reason')}
        rows={2}
        maxLength={500}
        value={draft.reason}
        error={pressed && short ? t('supervisions.missing') : undefined}
        onChange={(event) => change({ reason: event.target.value })}
      />
      <Refusals error={save.error} />
      <Button type="submit" busy={save.isPending}>
        {t('supervisions.saveLimits')}
      </Button>
    </form>
  );
}
