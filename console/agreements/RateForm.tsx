import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { LampRating, type Lamps } from '../../ui/LampRating.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useLamps } from './lamps.ts';

interface RateFormProps {
  step: {
    mutate: (rated: { rating: number; words: string }) => void;
    isPending: boolean;
    error: Error | null;
  };
  send: string;
}

/** As many lamps as they say, and what they say to it. */
export function RateForm({ step, send }: RateFormProps) {
  const { t } = useWords();
  const lamps = useLamps();
  const [rating, setRating] = useState<Lamps>();
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (rating !== undefined && !step.isPending) step.mutate({ rating, words: words.trim() });
  };
  return (
    <form className={formStyles.fields} noValidate onSubmit={submit}>
      <LampRating
        label={t('agreements.cases.rating')}
        words={lamps}
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
      <Refusals error={step.error} />
      <Button type="submit" size="s" busy={step.isPending}>
        {send}
      </Button>
    </form>
  );
}
