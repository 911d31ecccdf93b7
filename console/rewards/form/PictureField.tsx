import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RewardKind } from '../../../contract/rewards.ts';
import { Button } from '../../../ui/Button.tsx';
import { Refused } from '../../../ui/client.ts';
import { CameraIcon } from '../../../ui/icons.tsx';
import { useCounty } from '../../county.tsx';
import fieldStyles from '../../fields/fields.module.css';
import { FieldError } from '../../fields/Labelled.tsx';
import { useWords } from '../../language.ts';
import cardStyles from '../../split/cards.module.css';
import { RewardPicture } from '../RewardPicture.tsx';
import styles from '../rewards.module.css';

interface PictureFieldProps {
  kind: RewardKind;
  photo: string | null;
  error: string | undefined;
  onChange: (photo: string | null) => void;
}

/** One photo of the thing itself; without one the shop draws what stands for its kind. */
export function PictureField({ kind, photo, error, onChange }: PictureFieldProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [picked, setPicked] = useState<{ id: string; file: File }>();
  const upload = useMutation({
    mutationFn: (file: File) => client.call('uploadStaffPhoto', { file }),
    onSuccess: ({ id }, file) => {
      setPicked({ id, file });
      onChange(id);
    },
  });
  const isFresh = picked !== undefined && picked.id === photo;
  return (
    <fieldset className={fieldStyles.group} data-field="photo">
      <legend>{t('rewards.form.photo')}</legend>
      <div className={styles.about}>
        {isFresh ? <Fresh file={picked.file} /> : <RewardPicture kind={kind} photo={photo} />}
        <div className={styles.pictureActs}>
          <label className={fieldStyles.add}>
            <CameraIcon size={22} />
            <span>{t(upload.isPending ? 'moves.uploading' : 'rewards.form.choosePhoto')}</span>
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
          {photo !== null && (
            <Button size="s" kind="quiet" onClick={() => onChange(null)}>
              {t('rewards.form.noPhoto')}
            </Button>
          )}
          <p className={cardStyles.quiet}>{t('rewards.form.photoHint')}</p>
        </div>
      </div>
      <FieldError>{uploadError(upload.error) ?? error}</FieldError>
    </fieldset>
  );
}

const uploadError = (error: unknown) =>
  error instanceof Refused ? (error.problem.detail ?? error.problem.title) : undefined;

/** A photo is seen by everybody once the reward is saved; until then it is shown from where it was picked. */
function Fresh({ file }: { file: File }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return <img className={styles.picture} src={address} alt="" />;
}
