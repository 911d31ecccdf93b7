import { useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { distanceM } from '../../contract/distance.ts';
import type { FieldTask } from '../../contract/field-work.ts';
import { isOnSite } from '../../contract/on-site.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { presentMs } from '../../ui/now.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { PhotoTray } from '../photos/PhotoTray.tsx';
import { useField } from './context.ts';
import styles from './FieldWork.module.css';
import { visitOf } from './half-written.ts';
import { distanceWords } from './nearness.ts';
import { StandingField } from './StandingField.tsx';
import { useFieldTexts } from './use-field-texts.ts';
import { useHalf } from './use-half.ts';
import { useKeptPhotos } from './use-kept-photos.ts';
import { useStanding } from './use-standing.ts';

/** What was seen on the spot: photo, place, yes or no, and a sentence. Kept on the phone before anything else. */
export function VisitForm({ task }: { task: FieldTask }) {
  const f = useFieldTexts();
  const { satchel, online } = useField();
  const { half, change, end } = useHalf(visitOf(task.code));
  const { id, solved, words: note } = half;
  const photos = useKeptPhotos({
    keys: half.photos,
    change: (by) => change((held) => ({ photos: by(held.photos) })),
  });
  // Where they stood before the page was loaded anew says nothing of where they stand.
  const standing = useStanding();
  const [pressed, setPressed] = useState(false);
  const [failed, setFailed] = useState(false);
  const { position } = standing;
  const elsewhere =
    position !== null && task.position !== null && !isOnSite(position, task.position);
  const tooFar = () => {
    if (position === null || task.position === null) return undefined;
    const { unit, value } = distanceWords(distanceM(position, task.position));
    return f('visit.tooFar', { distance: f(`place.${unit}`, { value }) });
  };
  const missing = {
    photo: photos.photos.length === 0,
    place: position === null,
    note: note.trim().length < 2,
  };
  const submit = async () => {
    setPressed(true);
    if (missing.photo || missing.note || position === null || elsewhere || !photos.ready) return;
    const seenAt = new Date(presentMs()).toISOString();
    try {
      await satchel.write(
        {
          kind: 'visit',
          id,
          writtenAt: seenAt,
          code: task.code,
          title: task.title,
          solved: solved === 'yes',
          note: note.trim(),
          position,
          seenAt,
        },
        photos.photos,
      );
      await end(photos.photos);
      navigate('/field-work/outbox');
    } catch {
      setFailed(true);
    }
  };
  return (
    <section className={styles.stack} aria-label={f('visit.title')}>
      <h2 className={styles.heading}>{f('visit.title')}</h2>
      <PhotoTray {...photos.tray} />
      {pressed && missing.photo && <Refusal why={f('visit.photoMissing')} />}
      <StandingField
        standing={standing}
        error={
          elsewhere ? tooFar() : pressed && missing.place ? f('visit.placeMissing') : undefined
        }
      />
      <Segmented
        label={f('visit.solved')}
        choices={[
          { value: 'yes', label: f('visit.yes') },
          { value: 'no', label: f('visit.no') },
        ]}
        value={solved}
        onChange={(yesOrNo) => change(() => ({ solved: yesOrNo }))}
      />
      <TextField
        label={f('visit.note')}
        maxLength={500}
        value={note}
        error={pressed && missing.note ? f('visit.noteMissing') : undefined}
        onChange={(event) => {
          const words = event.target.value;
          change(() => ({ words }));
        }}
      />
      {failed && <Refusal why={f('visit.notKept')} />}
      <Button size="l" wide onClick={() => void submit()}>
        {f(online ? 'visit.send' : 'visit.keep')}
      </Button>
    </section>
  );
}
