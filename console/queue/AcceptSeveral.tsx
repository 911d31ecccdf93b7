import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import { useKeyCap } from '../shortcuts.ts';
import { Refusals } from '../states/Refusals.tsx';
import { isLettingGo, submitOnModifierEnter } from '../submit-keys.ts';
import type { ChosenCase } from './chosen.ts';
import styles from './Several.module.css';
import type { AcceptingSeveral } from './use-accept-several.ts';

interface AcceptSeveralProps {
  cases: readonly ChosenCase[];
  accepting: AcceptingSeveral;
  onCancel: () => void;
}

/** All that are chosen, accepted as they were reported, with one note that every reporter reads. */
export function AcceptSeveral({ cases, accepting, onCancel }: AcceptSeveralProps) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!accepting.isPending)
      accepting.mutate({ codes: cases.map(({ code }) => code), note: note.trim() });
  };
  return (
    <form
      className={styles.form}
      noValidate
      aria-label={t('several.heading', { count: cases.length })}
      onSubmit={submit}
      onKeyDown={(event) => {
        submitOnModifierEnter(event);
        if (isLettingGo(event)) onCancel();
      }}
    >
      <h2 className={styles.heading}>{t('several.heading', { count: cases.length })}</h2>
      <p className={styles.lead}>{t('several.lead')}</p>
      <TextField
        ref={field}
        label={t('moves.note')}
        placeholder={t('moves.noteOptional')}
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Refusals error={accepting.error} />
      <div className={styles.buttons}>
        <Button
          type="submit"
          size="s"
          busy={accepting.isPending}
          keyCap={useKeyCap()(t('moves.submitKey'))}
          aria-keyshortcuts="Control+Enter"
        >
          {t('several.submit', { count: cases.length })}
        </Button>
        <Button size="s" kind="quiet" onClick={onCancel}>
          {t('several.notNow')}
        </Button>
      </div>
    </form>
  );
}
