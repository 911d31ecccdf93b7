import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import type { MyCase } from '../../contract/case-views.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { newRequestId } from '../../ui/request-id.ts';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { PhotoTray } from '../photos/PhotoTray.tsx';
import { usePhotos } from '../photos/use-photos.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Case.module.css';
import { useTakeCase } from './use-take-case.ts';

export interface WordsAndPhotos {
  words: string;
  photoIds: string[];
}

export interface AnswerFormProps {
  label: string;
  button: string;
  maxLength: number;
  send: (body: WordsAndPhotos, requestId: string) => Promise<MyCase>;
  onDone?: () => void;
}

/** A sentence that is needed and photos that are not: for "not solved" and for a supplement. */
export function AnswerForm({ label, button, maxLength, send, onDone }: AnswerFormProps) {
  const { t } = useTexts();
  const take = useTakeCase();
  const { ids, ready, tray } = usePhotos();
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const request = useSameRequest();
  const sending = useMutation({
    mutationFn: (body: WordsAndPhotos) => send(body, request.idFor(body)),
    onSuccess: (mine) => {
      onDone?.();
      take(mine);
    },
  });
  const tooShort = words.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!tooShort && ready && !sending.isPending)
      sending.mutate({ words: words.trim(), photoIds: ids });
  };
  const missing = pressed && tooShort ? t('case.wordsMissing') : undefined;
  return (
    <form className={styles.answer} onSubmit={submit} noValidate>
      <TextField
        label={label}
        maxLength={maxLength}
        value={words}
        error={missing ?? fieldMessage(sending.error, 'words')}
        onChange={(event) => setWords(event.target.value)}
      />
      <div>
        <p className={styles.label}>{t('case.photosOptional')}</p>
        <PhotoTray {...tray} />
      </div>
      {pressed && !ready && (
        <p className={styles.error} role="status">
          {t('case.photosFirst')}
        </p>
      )}
      <Problem error={sending.error} />
      <Button type="submit" wide busy={sending.isPending}>
        {button}
      </Button>
    </form>
  );
}

/** The same content keeps its id, so that a second press after a lost answer counts once. */
function useSameRequest() {
  const last = useRef({ content: '', id: '' });
  return {
    idFor: (body: WordsAndPhotos) => {
      const content = JSON.stringify(body);
      if (last.current.content !== content) last.current = { content, id: newRequestId() };
      return last.current.id;
    },
  };
}
