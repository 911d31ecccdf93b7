import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { LampRating, type Lamps } from '../../ui/LampRating.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useConfirmingFor } from './use-agreements.ts';

/** It is solved, as they say, with as many lamps as they say. */
export function ConfirmFor({ id, code }: { id: string; code: string }) {
  const { t } = useWords();
  const [rating, setRating] = useState<Lamps>();
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const confirming = useConfirmingFor(id, code);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (rating !== undefined && !confirming.isPending)
      confirming.mutate({ rating, words: words.trim() });
  };
  if (confirming.isSuccess) return <p role="status">{t('agreements.cases.done')}</p>;
  return (
    <form className={formStyles.fields} noValidate onSubmit={submit}>
      <LampRating
        label={t('agreements.cases.rating')}
        words={[
          t('agreements.cases.lamps.one'),
          t('agreements.cases.lamps.two'),
          t('agreements.cases.lamps.three'),
          t('agreements.cases.lamps.four'),
          t('agreements.cases.lamps.five'),
        ]}
        value={rating}
        onChange={setRating}
      />
      {pressed && rating === undefined && <Refusal why={t('agreements.cases.ratingMissing')} />}
      <TextField
        label={t('agreements.cases.words')}
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Refusals error={confirming.error} />
      <Button type="submit" size="s" busy={confirming.isPending}>
        {t('agreements.cases.confirm')}
      </Button>
    </form>
  );
}
