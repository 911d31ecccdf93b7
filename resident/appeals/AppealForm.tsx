import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { newRequestId } from '../../ui/request-id.ts';
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

/** The same words keep their request id, so that a second press after a lost answer counts once. */
function useOpenAppeal(id: string) {
  const { client } = useApi();
  const queries = useQueryClient();
  const last = useRef({ words: '', requestId: '' });
  return useMutation({
    mutationFn: (words: string) => {
      if (last.current.words !== words) last.current = { words, requestId: newRequestId() };
      const { requestId } = last.current;
      return client.call('openAppeal', { params: { id }, body: { words }, requestId });
    },
    onSuccess: (contested) =>
      queries.setQueryData(client.key('getMyAward', { params: { id } }), contested),
  });
}
