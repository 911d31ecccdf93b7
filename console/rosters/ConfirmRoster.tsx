import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import paneStyles from '../moves/MovePane.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { submitOnModifierEnter } from '../submit-keys.ts';
import { useConfirming } from './use-rosters.ts';

/** Every line agrees with the photo: points settle. */
export function ConfirmRoster({ id }: { id: string }) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const confirming = useConfirming(id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!confirming.isPending) confirming.mutate({ note: note.trim() });
  };
  return (
    <section className={paneStyles.pane}>
      <form noValidate onSubmit={submit} onKeyDown={submitOnModifierEnter}>
        <h2 className={formStyles.heading}>{t('rosters.confirm')}</h2>
        <p className={formStyles.lead}>{t('rosters.confirmLead')}</p>
        <div className={formStyles.fields}>
          <TextField
            label={t('rosters.confirmNote')}
            maxLength={500}
            value={note}
            error={confirming.error instanceof Refused ? confirming.error.field('note') : undefined}
            onChange={(event) => setNote(event.target.value)}
          />
          <Refusals error={confirming.error} />
        </div>
        <Button type="submit" wide busy={confirming.isPending}>
          {t('rosters.confirm')}
        </Button>
      </form>
    </section>
  );
}
