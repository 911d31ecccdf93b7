import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import stepStyles from '../split/step.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useDeciding } from './use-unmaskings.ts';

/** The second person's word: agreed, whoever asked looks once; or not. */
export function DecideUnmasking({ id }: { id: string }) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const approve = useDeciding(id, 'approve');
  const decline = useDeciding(id, 'decline');
  const busy = approve.isPending || decline.isPending;
  const missing = note.trim().length < 2;
  const press = (step: typeof approve) => {
    setPressed(true);
    if (!missing && !busy) step.mutate({ note: note.trim() });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    press(approve);
  };
  return (
    <section className={stepStyles.pane}>
      <form noValidate onSubmit={submit} className={stepStyles.fields}>
        <div>
          <h2 className={stepStyles.heading}>{t('unmask.decide')}</h2>
          <p className={stepStyles.lead}>{t('unmask.decideLead')}</p>
        </div>
        <TextField
          label={t('held.note')}
          placeholder={t('unmask.noteHint')}
          maxLength={500}
          value={note}
          error={pressed && missing ? t('moves.missing.note') : undefined}
          onChange={(event) => setNote(event.target.value)}
        />
        <Refusals error={approve.error ?? decline.error} />
        <Button type="submit" wide busy={approve.isPending}>
          {t('unmask.approve')}
        </Button>
        <Button
          type="button"
          kind="outline"
          wide
          busy={decline.isPending}
          onClick={() => press(decline)}
        >
          {t('unmask.decline')}
        </Button>
      </form>
    </section>
  );
}
