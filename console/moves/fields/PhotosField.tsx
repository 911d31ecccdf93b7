import { useMutation } from '@tanstack/react-query';
import type { Photo } from '../../../contract/photos.ts';
import { Refused } from '../../../ui/client.ts';
import { CameraIcon, CloseIcon } from '../../../ui/icons.tsx';
import { useCounty } from '../../county.tsx';
import { useWords } from '../../language.ts';
import styles from './fields.module.css';
import { FieldError } from './Labelled.tsx';

const most = 6;

interface PhotosFieldProps {
  /** What they are of; left out: of whatever is handed in. */
  legend?: string;
  photos: readonly Photo[];
  error: string | undefined;
  onChange: (photos: Photo[]) => void;
}

/** Photos go up as soon as they are picked, so that handing in the words does not wait for them. */
export function PhotosField({ legend, photos, error, onChange }: PhotosFieldProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const upload = useMutation({
    mutationFn: (files: File[]) =>
      Promise.all(files.map((file) => client.call('uploadStaffPhoto', { file }))),
    onSuccess: (added) => onChange([...photos, ...added]),
  });
  const pick = (list: FileList | null) => {
    const files = Array.from(list ?? []).slice(0, most - photos.length);
    if (files.length > 0) upload.mutate(files);
  };
  return (
    <fieldset className={styles.group} data-field="photos">
      <legend>{legend ?? t('moves.photos')}</legend>
      <div className={styles.thumbs}>
        {photos.map((photo, place) => (
          <span key={photo.id} className={styles.thumb}>
            <img src={client.staffPhotoUrl(photo.id, 'thumb')} alt="" />
            <button
              type="button"
              className={styles.remove}
              aria-label={t('moves.removePhoto', { number: place + 1 })}
              onClick={() => onChange(photos.filter(({ id }) => id !== photo.id))}
            >
              <CloseIcon size={14} />
            </button>
          </span>
        ))}
        {photos.length < most && <AddPhotos busy={upload.isPending} pick={pick} />}
      </div>
      <FieldError>
        {uploadError(upload.error) ?? (upload.error ? t('moves.photoFailed') : error)}
      </FieldError>
    </fieldset>
  );
}

const uploadError = (error: unknown) =>
  error instanceof Refused ? (error.problem.detail ?? error.problem.title) : undefined;

function AddPhotos({ busy, pick }: { busy: boolean; pick: (files: FileList | null) => void }) {
  const { t } = useWords();
  return (
    <label className={styles.add}>
      <CameraIcon size={22} />
      <span>{t(busy ? 'moves.uploading' : 'moves.addPhotos')}</span>
      <input
        type="file"
        className="visually-hidden"
        accept="image/jpeg,image/png,image/webp"
        multiple
        disabled={busy}
        onChange={(event) => {
          pick(event.target.files);
          event.target.value = '';
        }}
      />
    </label>
  );
}
