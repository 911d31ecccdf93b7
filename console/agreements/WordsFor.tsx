import { type FormEvent, useState } from 'react';
import type { Photo } from '../../contract/photos.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import { PhotosField } from '../moves/fields/PhotosField.tsx';
import formStyles from '../moves/MoveForm.module.css';
import { Refusals } from '../states/Refusals.tsx';

interface WordsForProps {
  step: {
    mutate: (body: { words: string; photoIds?: string[] }) => void;
    isPending: boolean;
    isSuccess: boolean;
    error: Error | null;
  };
  label: string;
  send: string;
  most: number;
  /** Whoever types may add photos to it. */
  withPhotos?: boolean;
}

/** A step that takes their words, and where it may the photos that whoever types has taken. */
export function WordsFor({ step, label, send, most, withPhotos = false }: WordsForProps) {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [pressed, setPressed] = useState(false);
  const missing = words.trim().length < 2;
  const refused = (field: string) =>
    step.error instanceof Refused ? step.error.field(field) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing || step.isPending) return;
    const taken = withPhotos ? { photoIds: photos.map(({ id }) => id) } : {};
    step.mutate({ words: words.trim(), ...taken });
  };
  if (step.isSuccess) return <p role="status">{t('agreements.cases.done')}</p>;
  return (
    <form className={formStyles.fields} noValidate onSubmit={submit}>
      <TextField
        label={label}
        maxLength={most}
        value={words}
        error={pressed && missing ? t('agreements.cases.wordsMissing') : refused('words')}
        onChange={(event) => setWords(event.target.value)}
      />
      {withPhotos && (
        <PhotosField photos={photos} error={refused('photoIds')} onChange={setPhotos} />
      )}
      <Refusals error={step.error} />
      <Button type="submit" size="s" kind="outline" busy={step.isPending}>
        {send}
      </Button>
    </form>
  );
}
