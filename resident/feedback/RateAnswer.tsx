import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { LampRating, type Lamps } from '../../ui/LampRating.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import styles from './Feedback.module.css';
import { lampWords } from './lamp-words.ts';
import { useRateFeedback } from './use-feedback.ts';
import { useFeedbackTexts } from './use-feedback-texts.ts';

/** Whether the answer helps: lamps, and a word if I like. */
export function RateAnswer({ id }: { id: string }) {
  const f = useFeedbackTexts();
  const [lamps, setLamps] = useState<Lamps>();
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const rating = useRateFeedback(id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (lamps !== undefined && !rating.isPending)
      rating.mutate({ rating: lamps, words: words.trim() });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <LampRating label={f('rate')} words={lampWords(f)} value={lamps} onChange={setLamps} />
      <p className={styles.quiet}>{f('rateLine')}</p>
      {pressed && lamps === undefined && <Refusal why={f('rateMissing')} />}
      <TextField
        label={f('rateWords')}
        maxLength={500}
        value={words}
        error={fieldMessage(rating.error, 'words')}
        onChange={(event) => setWords(event.target.value)}
      />
      <Problem error={rating.error} />
      <Button type="submit" wide busy={rating.isPending}>
        {f('rateSend')}
      </Button>
    </form>
  );
}
