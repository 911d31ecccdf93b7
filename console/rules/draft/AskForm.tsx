import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Refused } from '../../../ui/client.ts';
import { Field, TextField } from '../../../ui/Field.tsx';
import { useCounty } from '../../county.tsx';
import { useWords } from '../../language.ts';
import { useNow } from '../../now.ts';
import { useKeyCap } from '../../shortcuts.ts';
import { Refusals } from '../../states/Refusals.tsx';
import { submitOnModifierEnter } from '../../submit-keys.ts';
import { tomorrow } from '../first-day.ts';
import type { Draft } from '../types.ts';
import type { Writer } from '../use-draft.ts';
import { useRulebooksChanged } from '../use-rulebooks.ts';
import styles from './draft.module.css';

/** Asks a second person to publish, from a day on and with the reason that everyone will read. */
export function AskForm({ draft, writer }: { draft: Draft; writer: Writer }) {
  const { t } = useWords();
  const capped = useKeyCap();
  const now = useNow();
  const [effectiveFrom, setEffectiveFrom] = useState(tomorrow(now));
  const [note, setNote] = useState('');
  const [checked, setChecked] = useState(false);
  const asking = useAsking(draft.id);
  const noteMissing = note.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (noteMissing || asking.isPending || !writer.isKept) return;
    asking.mutate({ revision: writer.revision, effectiveFrom, note: note.trim() });
  };
  const refused = (field: string) =>
    asking.error instanceof Refused ? asking.error.field(field) : undefined;
  return (
    <form
      className={styles.decision}
      noValidate
      onSubmit={submit}
      onKeyDown={submitOnModifierEnter}
      aria-label={t('rules.publication.askHeading')}
    >
      <h3>{t('rules.publication.askHeading')}</h3>
      <Field
        type="date"
        label={t('rules.publication.effectiveFrom')}
        hint={t('rules.publication.effectiveHint')}
        min={tomorrow(now)}
        value={effectiveFrom}
        error={refused('effectiveFrom')}
        onChange={(event) => setEffectiveFrom(event.target.value)}
      />
      <TextField
        label={t('rules.publication.note')}
        hint={t('rules.publication.noteHint')}
        maxLength={500}
        value={note}
        error={checked && noteMissing ? t('rules.publication.noteMissing') : refused('note')}
        onChange={(event) => setNote(event.target.value)}
      />
      {!writer.isKept && <p className={styles.frozen}>{t('rules.publication.saveFirst')}</p>}
      <Refusals error={asking.error} />
      <Button
        type="submit"
        busy={asking.isPending}
        keyCap={capped(t('moves.submitKey'))}
        aria-keyshortcuts="Control+Enter"
      >
        {t('rules.publication.ask')}
      </Button>
    </form>
  );
}

function useAsking(id: string) {
  const { client } = useCounty();
  const changed = useRulebooksChanged();
  return useMutation({
    mutationFn: (body: { revision: number; effectiveFrom: string; note: string }) =>
      client.call('askRulePublication', { params: { id }, body }),
    onSuccess: changed,
  });
}
