import { type FormEvent, useState } from 'react';
import type { Agreement } from '../../contract/agreements.ts';
import { Button } from '../../ui/Button.tsx';
import { CallFirst } from '../../ui/CallFirst.tsx';
import { Field, TextField } from '../../ui/Field.tsx';
import { presentMs } from '../../ui/now.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { newRequestId } from '../../ui/request-id.ts';
import { PhotoTray } from '../photos/PhotoTray.tsx';
import { useCallWords } from '../report/use-call-words.ts';
import { useField } from './context.ts';
import styles from './FieldWork.module.css';
import { StandingField } from './StandingField.tsx';
import { useFieldTexts } from './use-field-texts.ts';
import { useKeptPhotos } from './use-kept-photos.ts';
import { useStanding } from './use-standing.ts';

/** A report in the resident’s words: it waits on the phone where there is no network, and goes out once. */
export function ReportForm({ agreement }: { agreement: Agreement }) {
  const f = useFieldTexts();
  const { satchel } = useField();
  const photos = useKeptPhotos();
  const standing = useStanding();
  const callWords = useCallWords();
  const [words, setWords] = useState('');
  const [place, setPlace] = useState('');
  const [id, setId] = useState(newRequestId);
  const [pressed, setPressed] = useState(false);
  const [outcome, setOutcome] = useState<'kept' | 'failed'>();
  const { position } = standing;
  const missing = {
    words: words.trim().length < 2,
    place: place.trim() === '' && position === null,
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing.words || missing.place || !photos.ready) return;
    try {
      await satchel.write(
        {
          kind: 'report',
          id,
          writtenAt: new Date(presentMs()).toISOString(),
          agreement: agreement.id,
          residentName: agreement.residentName,
          words: words.trim(),
          place: place.trim(),
          // A point that the worker vouches for: whose phone it was says nothing of the resident.
          position: position && { lng: position.lng, lat: position.lat },
          receipt: null,
        },
        photos.photos,
      );
      setId(newRequestId());
      setWords('');
      setPlace('');
      photos.clear();
      standing.forget();
      setPressed(false);
      setOutcome('kept');
    } catch {
      setOutcome('failed');
    }
  };
  return (
    <form
      className={styles.stack}
      noValidate
      aria-label={f('report.title')}
      onSubmit={(event) => void submit(event)}
    >
      <h2 className={styles.heading}>{f('report.title')}</h2>
      <CallFirst text={`${words} ${place}`} says={callWords} />
      <PhotoTray {...photos.tray} />
      <TextField
        label={f('report.words')}
        maxLength={2000}
        value={words}
        error={pressed && missing.words ? f('report.wordsMissing') : undefined}
        onChange={(event) => setWords(event.target.value)}
      />
      <Field
        label={f('report.place')}
        autoComplete="off"
        maxLength={200}
        value={place}
        error={pressed && missing.place ? f('report.placeMissing') : undefined}
        onChange={(event) => setPlace(event.target.value)}
      />
      <StandingField standing={standing} error={undefined} />
      <div role="status">{outcome === 'kept' && f('report.kept')}</div>
      {outcome === 'failed' && <Refusal why={f('visit.notKept')} />}
      <Button type="submit" size="l" wide>
        {f('report.send')}
      </Button>
    </form>
  );
}
