import { type FormEvent, useState } from 'react';
import type { CaseSummary } from '../../contract/case-views.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { LampRating, type Lamps } from '../../ui/LampRating.tsx';
import { useLampWords } from '../case/lamps.ts';
import { Problem } from '../frame/Problem.tsx';
import { PhotoTray } from '../photos/PhotoTray.tsx';
import type { Agreed } from './entries.ts';
import styles from './FieldWork.module.css';
import { sayingOf } from './half-written.ts';
import { useFieldTexts } from './use-field-texts.ts';
import { useHalf } from './use-half.ts';
import { useKeptPhotos } from './use-kept-photos.ts';
import { type Saying, useSaying } from './use-saying.ts';

interface SayingProps {
  agreed: Agreed;
  code: string;
  saying: Saying;
  onDone: (stage: CaseSummary['stage']) => void;
}

/** What they say, with as many lamps as they give where it is solved, and otherwise with what shows it. */
export function SayingForm({ agreed, code, saying, onDone }: SayingProps) {
  const f = useFieldTexts();
  const named = useLampWords();
  const { half, change, end } = useHalf(sayingOf(agreed.who, { code, saying }));
  const photos = useKeptPhotos({
    keys: half.photos,
    change: (by) => change((held) => ({ photos: by(held.photos) })),
  });
  const [rating, setRating] = useState<Lamps>();
  const [pressed, setPressed] = useState(false);
  const isSolved = saying === 'solved';
  const isReady = isSolved ? rating !== undefined : half.words.trim().length >= 2;
  const sending = useSaying({
    agreement: agreed.agreement.id,
    code,
    saying,
    onDone: (stage) => {
      void end([]);
      onDone(stage);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!isReady || !photos.ready || sending.isPending) return;
    sending.mutate({ words: half.words.trim(), rating: rating ?? 1, photos: photos.photos });
  };
  return (
    <form className={styles.stack} noValidate onSubmit={submit}>
      {isSolved ? (
        <LampRating
          label={f('cases.rating')}
          words={[named(1), named(2), named(3), named(4), named(5)]}
          value={rating}
          onChange={setRating}
        />
      ) : (
        <PhotoTray {...photos.tray} />
      )}
      <TextField
        label={f('cases.words')}
        maxLength={500}
        value={half.words}
        error={pressed && !isSolved && !isReady ? f(`cases.missing.${saying}`) : undefined}
        onChange={({ target: { value } }) => change(() => ({ words: value }))}
      />
      <Problem error={sending.error} />
      <Button type="submit" size="l" wide busy={sending.isPending}>
        {f(`cases.send.${saying}`)}
      </Button>
    </form>
  );
}
