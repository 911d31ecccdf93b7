import { useState } from 'react';
import type { Photo } from '../../contract/photos.ts';
import { useApi } from '../api.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Photos.module.css';
import type { beforeAndAfter } from './thread.ts';

interface Shown {
  photo: Photo;
  /** What the picture shows: 处理前, 照片 2. */
  name: string;
}

/** The same place twice, as it was reported and as it is now; and what else was photographed then. */
export function BeforeAfter({ pair }: { pair: NonNullable<ReturnType<typeof beforeAndAfter>> }) {
  const { t } = useTexts();
  const photos = [
    { photo: pair.before, name: t('case.before') },
    { photo: pair.after, name: t('case.after') },
  ];
  return (
    <>
      <Pictures photos={photos} named />
      {pair.more.length > 0 && <EventPhotos photos={pair.more} from={2} />}
    </>
  );
}

/** Photos of one step, numbered from the first that is among them. */
export function EventPhotos({ photos, from = 1 }: { photos: readonly Photo[]; from?: number }) {
  const { t } = useTexts();
  const shown = photos.map((photo, place) => ({
    photo,
    name: t('case.photo', { n: place + from }),
  }));
  return <Pictures photos={shown} />;
}

function Pictures({ photos, named = false }: { photos: readonly Shown[]; named?: boolean }) {
  const { t } = useTexts();
  const { client } = useApi();
  const [open, setOpen] = useState<Shown>();
  return (
    <div className={named ? styles.pair : styles.row}>
      {photos.map((shown) => (
        <button
          key={shown.photo.id}
          type="button"
          className={styles.picture}
          aria-label={t('case.enlarge', { name: shown.name })}
          onClick={() => setOpen(shown)}
        >
          <img src={client.photoUrl(shown.photo.id, 'thumb')} alt="" loading="lazy" />
          {named && <span className={styles.name}>{shown.name}</span>}
        </button>
      ))}
      <LazySheet open={!!open} onOpenChange={() => setOpen(undefined)} title={open?.name}>
        {open && (
          <img
            className={styles.full}
            src={client.photoUrl(open.photo.id)}
            width={open.photo.width}
            height={open.photo.height}
            alt={open.name}
          />
        )}
      </LazySheet>
    </div>
  );
}
