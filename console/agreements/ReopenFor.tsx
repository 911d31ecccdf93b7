import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useReopeningFor } from './use-agreements.ts';

/** It is not solved, in their words. */
export function ReopenFor({ id, code }: { id: string; code: string }) {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const reopening = useReopeningFor(id, code);
  const missing = words.trim().length < 2;
  const refused = reopening.error instanceof Refused ? reopening.error.field('words') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !reopening.isPending) reopening.mutate({ words: words.trim() });
  };
  if (reopening.isSuccess) return <p role="status">{t('agreements.cases.done')}</p>;
  return (
    <form className={formStyles.fields} noValidate onSubmit={submit}>
      <TextField
        label={t('agreements.cases.reopenWords')}
        maxLength={500}
        value={words}
        error={pressed && missing ? t('agreements.cases.reopenMissing') : refused}
        onChange={(event) => setWords(event.target.value)}
      />
      <Refusals error={reopening.error} />
      <Button type="submit" size="s" kind="outline" busy={reopening.isPending}>
        {t('agreements.cases.reopen')}
      </Button>
    </form>
  );
}
