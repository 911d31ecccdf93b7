import { useMutation } from '@tanstack/react-query';
import type { Photo } from '../../contract/photos.ts';
import { Refused } from '../../ui/client.ts';
import { CameraIcon } from '../../ui/icons.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { FieldError } from '../moves/fields/Labelled.tsx';

interface PaperPhotoProps {
  photo: Photo | null;
  error: string | undefined;
  onChange: (photo: Photo) => void;
}

/** The paper itself: it goes up as soon as it is picked. */
export function PaperPhoto({ photo, error, onChange }: PaperPhotoProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const upload = useMutation({
    mutationFn: (file: File) => client.call('uploadStaffPhoto', { file }),
    onSuccess: onChange,
  });
  return (
    <fieldset className={fieldStyles.group} data-field="photo">
      <legend>{t('rosters.form.photo')}</legend>
      <div className={fieldStyles.thumbs}>
        {photo !== null && (
          <span className={fieldStyles.thumb}>
            <img src={client.staffPhotoUrl(photo.id, 'thumb')} alt="" />
          </span>
        )}
        <label className={fieldStyles.add}>
          <CameraIcon size={22} />
          <span>{t(upload.isPending ? 'moves.uploading' : 'rosters.form.takePhoto')}</span>
          <input
            type="file"
            className="visually-hidden"
            accept="image/jpeg,image/png,image/webp"
            disabled={upload.isPending}
            onChange={(event) => {
              const [file] = Array.from(event.target.files ?? []);
              if (file !== undefined) upload.mutate(file);
              event.target.value = '';
            }}
          />
        </label>
      </div>
      <FieldError>
        {uploadError(upload.error) ?? (upload.error ? t('moves.photoFailed') : error)}
      </FieldError>
    </fieldset>
  );
}

const uploadError = (error: unknown) =>
  error instanceof Refused ? (error.problem.detail ?? error.problem.title) : undefined;
