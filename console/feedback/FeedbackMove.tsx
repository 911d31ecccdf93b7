import { type FormEvent, useState } from 'react';
import type { FeedbackMove as Move, StaffFeedback } from '../../contract/feedback.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import { useKeptDraft } from '../moves/drafts.ts';
import formStyles from '../moves/MoveForm.module.css';
import paneStyles from '../moves/MovePane.module.css';
import { useStaff } from '../session.ts';
import { Refusals } from '../states/Refusals.tsx';
import { submitOnModifierEnter } from '../submit-keys.ts';
import { formOf } from './form.ts';
import { useMoving } from './use-feedback.ts';

/** Words that a move cannot do without. */
const needsWords = (move: Move) => move !== 'accept' && move !== 'close';
const most: Partial<Record<Move, number>> = { answer: 1_000, visit: 1_000 };

/** One thing that can be done now, and what is said with it. */
export function FeedbackMove({ one, move }: { one: StaffFeedback; move: Move }) {
  const { t } = useWords();
  const kept = useKeptDraft(`${useStaff().id}:${formOf(move, one)}`, { words: '' });
  const { words } = kept.draft;
  const [pressed, setPressed] = useState(false);
  const moving = useMoving({ id: one.id, move, kept });
  const missing = needsWords(move) && words.trim().length < 2;
  const field = move === 'answer' || move === 'visit' ? 'words' : 'note';
  const refused = moving.error instanceof Refused ? moving.error.field(field) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !moving.isPending) moving.mutate();
  };
  return (
    <section className={paneStyles.pane}>
      <form noValidate onSubmit={submit} onKeyDown={submitOnModifierEnter}>
        <h2 className={formStyles.heading}>{t(`feedback.moves.${move}.heading`)}</h2>
        <p className={formStyles.lead}>{t(`feedback.moves.${move}.lead`)}</p>
        <div className={formStyles.fields}>
          {move !== 'close' && (
            <TextField
              label={t(`feedback.moves.${move}.words`)}
              maxLength={most[move] ?? 500}
              value={words}
              error={pressed && missing ? t('feedback.missing') : refused}
              onChange={(event) => kept.change({ words: event.target.value })}
            />
          )}
          <Refusals error={moving.error} />
        </div>
        <Button type="submit" wide busy={moving.isPending}>
          {t(`feedback.moves.${move}.send`)}
        </Button>
      </form>
    </section>
  );
}
