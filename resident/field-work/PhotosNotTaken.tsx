import { Refusal } from '../../ui/Refusal.tsx';
import { PhotoTray } from '../photos/PhotoTray.tsx';
import { useField } from './context.ts';
import type { Entry } from './entries.ts';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';
import { useKeptPhotos } from './use-kept-photos.ts';

/** Photos of what was not taken; none where there is nothing to choose. What is sent again waits until they are ready. */
export function usePhotosNotTaken({ id, photos }: Entry, isToChoose: boolean) {
  const { satchel } = useField();
  return useKeptPhotos({
    keys: isToChoose ? photos.map(({ key }) => key) : [],
    change: (by) => satchel.changePhotos(id, by),
    add: (photo) => satchel.addPhoto(id, photo),
  });
}

interface PhotosNotTakenProps {
  entry: Entry;
  kept: ReturnType<typeof usePhotosNotTaken>;
}

/** Its photos, where the server would not have one of them: that is taken out, or another put in its place. */
export function PhotosNotTaken({ entry, kept: { tray, ready, failed } }: PhotosNotTakenProps) {
  const f = useFieldTexts();
  const { satchel } = useField();
  const shown = tray.photos.map((one) => {
    const { refused = null } = entry.photos.find(({ key }) => key === one.key) ?? {};
    return refused === null ? one : { ...one, state: 'refused' as const, message: refused };
  });
  const again = () => {
    if (ready) void satchel.retry(entry.id);
  };
  return (
    <div className={styles.stack}>
      <p>{f('outbox.photoNotTaken')}</p>
      <PhotoTray {...tray} photos={shown} onRetry={again} />
      {failed && <Refusal why={f('visit.notKept')} />}
    </div>
  );
}
