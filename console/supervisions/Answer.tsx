import { type FormEvent, useState } from 'react';
import type { Supervision } from '../../contract/supervisions.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field, TextField } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './supervisions.module.css';

/** Why it is late, and the day that is promised. */
export function Answer({ slip: { id } }: { slip: Supervision }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [words, setWords] = useState('');
  const [promisedOn, setPromisedOn] = useState('');
  const [pressed, setPressed] = useState(false);
  const answer = useStep(
    (body: { words: string; promisedOn: string }, requestId) =>
      client.call('answerSupervision', { params: { id }, body, requestId }),
    { stale: ['listSupervisions', 'getCase'] },
  );
  const short = words.trim().length < 2;
  const refused = (field: string) =>
    answer.error instanceof Refused ? answer.error.field(field) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!short && promisedOn !== '' && !answer.isPending)
      answer.mutate({ words: words.trim(), promisedOn });
  };
  return (
    <form
      noValidate
      onSubmit={submit}
      className={styles.form}
      aria-label={t('supervisions.answer')}
    >
      <TextField
        label={t('supervisions.answerWords')}
        placeholder={t('supervisions.answerHint')}
        rows={3}
        maxLength={500}
        value={words}
        error={pressed && short ? t('supervisions.missing') : refused('words')}
        onChange={(event) => setWords(event.target.value)}
      />
      <Field
        type="date"
        label={t('supervisions.promisedOn')}
        value={promisedOn}
        error={pressed && promisedOn === '' ? t('supervisions.missingDay') : refused('promisedOn')}
        onChange={(event) => setPromisedOn(event.target.value)}
      />
      <Refusals error={answer.error} />
      <Button type="submit" busy={answer.isPending}>
        {t('supervisions.sendAnswer')}
      </Button>
    </form>
  );
}
