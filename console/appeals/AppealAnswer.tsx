import { type FormEvent, useState } from 'react';
import type { WaitingAppeal } from '../../contract/appeals.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { OptionCards } from '../fields/OptionCards.tsx';
import { useWords } from '../language.ts';
import { useKeptDraft } from '../moves/drafts.ts';
import { useStaff } from '../session.ts';
import stepStyles from '../split/step.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { submitOnModifierEnter } from '../submit-keys.ts';
import { type AnswerDraft, emptyAnswer, gapsInAnswer, useAnswering } from './use-appeals.ts';

/** The answer to an appeal: grant or uphold, with the grounds that the resident reads. */
export function AppealAnswer({ one }: { one: WaitingAppeal }) {
  const { t } = useWords();
  const kept = useKeptDraft<AnswerDraft>(`${useStaff().id}:appeal:${one.appeal.id}`, emptyAnswer);
  const { draft, change } = kept;
  const answering = useAnswering(one, kept);
  const [checked, setChecked] = useState(false);
  const gaps = checked ? gapsInAnswer(draft) : [];
  const refusedNote =
    answering.error instanceof Refused ? answering.error.field('note') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!answering.isPending && gapsInAnswer(draft).length === 0) answering.mutate();
  };
  return (
    <section className={stepStyles.pane}>
      <form noValidate onSubmit={submit} onKeyDown={submitOnModifierEnter}>
        <h2 className={stepStyles.heading}>{t('appeals.answer')}</h2>
        <div className={stepStyles.fields}>
          <OptionCards
            label={t('appeals.answer')}
            labelHidden
            options={[
              {
                value: 'granted',
                title: t('appeals.granted'),
                why: t('appeals.grantedLead', { points: one.grants }),
              },
              { value: 'upheld', title: t('appeals.upheld'), why: t('appeals.upheldLead') },
            ]}
            value={draft.verdict}
            error={gaps.includes('verdict') ? t('moves.missing.solved') : undefined}
            onChange={(value) => change({ verdict: value === 'granted' ? 'granted' : 'upheld' })}
          />
          <TextField
            label={t('held.note')}
            placeholder={t('held.noteHint')}
            maxLength={500}
            value={draft.note}
            error={gaps.includes('note') ? t('moves.missing.note') : refusedNote}
            onChange={(event) => change({ note: event.target.value })}
          />
          <Refusals error={answering.error} />
        </div>
        <Button type="submit" wide busy={answering.isPending}>
          {t('appeals.submit')}
        </Button>
      </form>
    </section>
  );
}
