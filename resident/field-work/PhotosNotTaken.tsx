import { PhotoTray } from '../photos/PhotoTray.tsx';
import { useField } from './context.ts';
import type { Entry } from './entries.ts';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';
import { useKeptPhotos } from './use-kept-photos.ts';

/** Its photos, where the server would not have one of them: that is taken out, or another put in its place. */
export function PhotosNotTaken({ entry: { id, photos } }: { entry: Entry }) {
  const f = useFieldTexts();
  const { satchel } = useField();
  const { tray } = useKeptPhotos({
    keys: photos.map(({ key }) => key),
    change: (by) => void satchel.changePhotos(id, by),
  });
  const shown = tray.photos.map((one) => {
    const { refused = null } = photos.find(({ key }) => key === one.key) ?? {};
    return refused === null ? one : { ...one, state: 'refused' as const, message: refused };
  });
  return (
    <div className={styles.stack}>
      <p>{f('outbox.photoNotTaken')}</p>
      <PhotoTray {...tray} photos={shown} onRetry={() => void satchel.retry(id)} />
    </div>
  );
}
