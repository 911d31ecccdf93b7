import { useId } from 'react';
import { CloseIcon, PhotoIcon, PlusIcon, RetryIcon } from '../../ui/icons.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './PhotoTray.module.css';

export interface TrayPhoto {
  key: string;
  /** Address of the picture on this phone. */
  picture: string | undefined;
  state: 'uploaded' | 'uploading' | 'waiting' | 'refused';
  /** While it goes out: the share that has gone. */
  share?: number | undefined;
  /** The server's sentence when it would not take it. */
  message?: string | undefined;
}

export interface PhotoTrayProps {
  photos: readonly TrayPhoto[];
  /** Photos being made smaller. */
  preparing: number;
  max: number;
  onAdd: (files: File[]) => void;
  onRemove: (key: string) => void;
  onRetry: (key: string) => void;
}

/** Photos of a report, each with its own state: on its way, waiting, refused, there. */
export function PhotoTray({ photos, preparing, max, onAdd, onRemove, onRetry }: PhotoTrayProps) {
  const { t } = useTexts();
  return (
    <ul className={styles.tray} aria-label={t('report.photos')}>
      {photos.map((photo, place) => (
        <li key={photo.key} className={styles.tile}>
          {photo.picture !== undefined && (
            <img
              className={styles.picture}
              src={photo.picture}
              alt={t('report.photo', { n: place + 1 })}
            />
          )}
          <PhotoState photo={photo} onRetry={() => onRetry(photo.key)} />
          <button
            type="button"
            className={styles.remove}
            aria-label={t('report.remove', { n: place + 1 })}
            onClick={() => onRemove(photo.key)}
          >
            <span className={styles.cross}>
              <CloseIcon size={16} />
            </span>
          </button>
        </li>
      ))}
      {preparing > 0 && (
        <li className={styles.tile}>
          <span className={styles.turning} />
        </li>
      )}
      {photos.length + preparing < max && (
        <li className={styles.addTile}>
          <AddPhoto first={photos.length === 0} onAdd={onAdd} />
        </li>
      )}
    </ul>
  );
}

function PhotoState({ photo, onRetry }: { photo: TrayPhoto; onRetry: () => void }) {
  const { t } = useTexts();
  if (photo.state === 'uploaded') return null;
  if (photo.state === 'uploading') return <Uploading share={photo.share} />;
  const refused = photo.state === 'refused';
  return (
    <button type="button" className={styles.state} data-refused={refused} onClick={onRetry}>
      <RetryIcon size={16} />
      <span>
        {refused ? (photo.message ?? t('report.photoRefused')) : t('report.waitingUpload')}
      </span>
      <span className="visually-hidden">{t('report.retryPhoto')}</span>
    </button>
  );
}

/** Goes out: how far, where that is known. Screen readers are told once that it does, not at every step. */
function Uploading({ share }: { share: number | undefined }) {
  const { t } = useTexts();
  const percent = share === undefined ? undefined : Math.round(share * 100);
  return (
    <>
      <span className={styles.state}>
        {percent === undefined ? (
          <span className={styles.turning} />
        ) : (
          <progress
            className={styles.progress}
            max={100}
            value={percent}
            aria-label={t('report.uploading')}
          />
        )}
        <span aria-hidden={percent !== undefined}>
          {percent === undefined ? t('report.uploading') : t('report.uploadingShare', { percent })}
        </span>
      </span>
      <span className="visually-hidden" role="status">
        {t('report.uploading')}
      </span>
    </>
  );
}

/** A label around a file input: the phone itself asks whether to take or to choose a picture. */
function AddPhoto({ first, onAdd }: { first: boolean; onAdd: (files: File[]) => void }) {
  const { t } = useTexts();
  const id = useId();
  return (
    <>
      <input
        id={id}
        type="file"
        accept="image/*"
        multiple
        className={styles.input}
        onChange={(event) => {
          onAdd([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <label className={styles.add} htmlFor={id}>
        {first ? <PhotoIcon size={28} /> : <PlusIcon size={24} />}
        {t(first ? 'report.addFirst' : 'report.addMore')}
      </label>
    </>
  );
}
