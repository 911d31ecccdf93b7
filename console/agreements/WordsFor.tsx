import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import { Refusals } from '../states/Refusals.tsx';

interface WordsForProps {
  step: {
    mutate: (body: { words: string }) => void;
    isPending: boolean;
    isSuccess: boolean;
    error: Error | null;
  };
  label: string;
  send: string;
  most: number;
}

/** A step that takes their words and nothing else. */
export function WordsFor({ step, label, send, most }: WordsForProps) {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const missing = words.trim().length < 2;
  const refused = step.error instanceof Refused ? step.error.field('words') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !step.isPending) step.mutate({ words: words.trim() });
  };
  if (step.isSuccess) return <p role="status">{t('agreements.cases.done')}</p>;
  return (
    <form className={formStyles.fields} noValidate onSubmit={submit}>
      <TextField
        label={label}
        maxLength={most}
        value={words}
        error={pressed && missing ? t('agreements.cases.wordsMissing') : refused}
        onChange={(event) => setWords(event.target.value)}
      />
      <Refusals error={step.error} />
      <Button type="submit" size="s" kind="outline" busy={step.isPending}>
        {send}
      </Button>
    </form>
  );
}
