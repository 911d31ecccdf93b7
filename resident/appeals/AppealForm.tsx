import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useRequestId } from '../../ui/use-request-id.ts';
import { useApi } from '../api.ts';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import styles from './Appeal.module.css';
import { useAppealTexts } from './use-appeal-texts.ts';

interface AppealFormProps {
  award: string;
  /** The last day, in words. */
  until: string;
}

/** What I have to say against a decision: one sentence is enough. */
export function AppealForm({ award, until }: AppealFormProps) {
  const a = useAppealTexts();
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const sending = useOpenAppeal(award);
  const typed = words.trim();
  const missing = pressed && typed.length < 2 ? a('wordsMissing') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (typed.length >= 2 && !sending.isPending) sending.mutate(typed);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p>{a('lead', { day: until })}</p>
      <TextField
        label={a('words')}
        hint={a('wordsHint')}
        maxLength={500}
        value={words}
        error={missing ?? fieldMessage(sending.error, 'words')}
        onChange={(event) => setWords(event.target.value)}
      />
      <Problem error={sending.error} />
      <Button type="submit" wide busy={sending.isPending}>
        {a('send')}
      </Button>
      <p className={styles.quiet}>{a('clock')}</p>
    </form>
  );
}

function useOpenAppeal(id: string) {
  const { client } = useApi();
  const queries = useQueryClient();
  const requests = useRequestId();
  return useMutation({
    mutationFn: (words: string) =>
      client.call('openAppeal', {
        params: { id },
        body: { words },
        requestId: requests.idOf(words),
      }),
    onSuccess: (contested) => {
      requests.answered();
      queries.setQueryData(client.key('getMyAward', { params: { id } }), contested);
    },
    onError: requests.failed,
  });
}
