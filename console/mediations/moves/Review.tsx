import { type FormEvent, useState } from 'react';
import type { Mediation } from '../../../contract/mediations.ts';
import { Button } from '../../../ui/Button.tsx';
import { Refused } from '../../../ui/client.ts';
import { TextField } from '../../../ui/Field.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { useWords } from '../../language.ts';
import cardStyles from '../../split/cards.module.css';
import { Refusals } from '../../states/Refusals.tsx';
import { useFileStep } from '../use-mediations.ts';

interface Verdict {
  wellDone: boolean;
  subsidised: boolean;
  note: string;
}

/** Whether the work was sound: its points settle, or are taken back. */
export function Review({ one }: { one: Mediation }) {
  const { t } = useWords();
  const [wellDone, setWellDone] = useState<'yes' | 'no'>('yes');
  const [subsidised, setSubsidised] = useState(false);
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const step = useFileStep((client, body: Verdict, requestId) =>
    client.call('reviewMediation', { params: { id: one.id }, body, requestId }),
  );
  const missing = note.trim().length < 2;
  const refused = step.error instanceof Refused ? step.error.field('note') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !step.isPending)
      step.mutate({ wellDone: wellDone === 'yes', subsidised, note: note.trim() });
  };
  return (
    <section className={cardStyles.card} aria-labelledby="mediation-review">
      <h2 id="mediation-review" className={cardStyles.name}>
        {t('mediations.moves.review')}
      </h2>
      <p className={cardStyles.quiet}>{t('mediations.moves.reviewLead')}</p>
      <form noValidate onSubmit={submit} className={cardStyles.form}>
        <Segmented
          label={t('mediations.moves.review')}
          labelHidden
          choices={[
            { value: 'yes', label: t('mediations.moves.wellDone') },
            { value: 'no', label: t('mediations.moves.notWellDone') },
          ]}
          value={wellDone}
          onChange={setWellDone}
        />
        <label className={cardStyles.choice}>
          <input
            type="checkbox"
            checked={subsidised}
            onChange={(event) => setSubsidised(event.target.checked)}
          />
          {t('mediations.moves.subsidised')}
        </label>
        <TextField
          label={t('mediations.moves.note')}
          maxLength={500}
          value={note}
          error={pressed && missing ? t('mediations.open.missing') : refused}
          onChange={(event) => setNote(event.target.value)}
        />
        <Refusals error={step.error} />
        <div className={cardStyles.buttons}>
          <Button type="submit" size="s" busy={step.isPending}>
            {t('mediations.moves.reviewSend')}
          </Button>
        </div>
      </form>
    </section>
  );
}
