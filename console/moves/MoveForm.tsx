import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { CaseMove } from '../../contract/case-road.ts';
import type { StaffCase } from '../../contract/case-views.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../language.ts';
import { useStaff } from '../session.ts';
import { useKeyCap } from '../shortcuts.ts';
import { Refusals } from '../states/Refusals.tsx';
import { submitOnModifierEnter } from '../submit-keys.ts';
import { type Draft, type DraftField, gapsOf, newDraft } from './draft.ts';
import { useKeptDraft } from './drafts.ts';
import { messageFor } from './field-message.ts';
import { MoveFields } from './fields/MoveFields.tsx';
import styles from './MoveForm.module.css';
import { useMove } from './use-move.ts';
import { isRedispatch } from './whose-turn.ts';

interface MoveFormProps {
  one: StaffCase;
  move: CaseMove;
  /** The move was asked for: its first field takes the keyboard. */
  focusFirst: boolean;
  onFinished: (move: CaseMove) => void;
}

const firstOf = (form: HTMLFormElement | null, selector: string) =>
  form?.querySelector<HTMLElement>(selector)?.focus();

/** One move as a form, with the pane's one solid button. */
export function MoveForm({ one, move, focusFirst, onFinished }: MoveFormProps) {
  const { t } = useWords();
  const me = useStaff();
  const form = useRef<HTMLFormElement>(null);
  const kept = useKeptDraft<Draft>(`${me.id}:${one.code}:${move}`, newDraft(move, one));
  const sending = useMove({ move, code: one.code, kept, onFinished });
  const [checked, setChecked] = useState(false);
  const gaps = gapsOf(move, kept.draft);

  useEffect(() => {
    if (focusFirst) firstOf(form.current, 'input, textarea, button');
  }, [focusFirst]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sending.isPending) return;
    setChecked(true);
    if (gaps.length === 0) sending.mutate();
    else {
      const field = `[data-field="${gaps[0]}"]`;
      firstOf(form.current, `${field} input, ${field} textarea`);
    }
  };
  const errorOf = (field: DraftField) => {
    const key = messageFor({ move, field, gaps: checked ? gaps : [], error: sending.error });
    return key?.text ?? (key?.key && t(key.key));
  };
  return (
    <form ref={form} noValidate onSubmit={submit} onKeyDown={submitOnModifierEnter}>
      <h2 className={styles.heading}>
        {t(isRedispatch(one, move) ? 'moves.redispatchHeading' : `moves.heading.${move}`)}
      </h2>
      <p className={styles.lead}>{t(`moves.lead.${move}`)}</p>
      <div className={styles.fields}>
        <MoveFields {...{ one, move, errorOf }} draft={kept.draft} change={kept.change} />
        <Refusals error={sending.error} />
      </div>
      <SubmitButton move={move} draft={kept.draft} busy={sending.isPending} />
    </form>
  );
}

function SubmitButton({ move, draft, busy }: { move: CaseMove; draft: Draft; busy: boolean }) {
  const { t } = useWords();
  const name = move === 'answer' && draft.handled ? 'answerHandled' : move;
  return (
    <Button
      type="submit"
      wide
      busy={busy}
      keyCap={useKeyCap()(t('moves.submitKey'))}
      aria-keyshortcuts="Control+Enter"
      className={styles.submit}
    >
      {t(`moves.submit.${name}`)}
    </Button>
  );
}
