import { useState } from 'react';
import type { MaskedPhoto, Photo } from '../../../contract/photos.ts';
import { Button } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import { useCounty } from '../../county.tsx';
import { useWords } from '../../language.ts';
import fields from '../fields/fields.module.css';
import { FieldError } from '../fields/Labelled.tsx';
import { MaskEditor } from './MaskEditor.tsx';
import styles from './masks.module.css';

interface ChoosePhotosProps {
  before: readonly Photo[];
  after: readonly Photo[];
  chosen: readonly MaskedPhoto[];
  error: string | undefined;
  onChange: (chosen: MaskedPhoto[]) => void;
}

/** Which photos everyone may see, each once somebody has looked through it; none is chosen for the reviewer. */
export function ChoosePhotos({ before, after, chosen, error, onChange }: ChoosePhotosProps) {
  const { t } = useWords();
  const [open, setOpen] = useState<number>();
  const all = [...before, ...after];
  const photo = open === undefined ? undefined : all[open];
  if (all.length === 0) return null;
  const without = (id: string) => chosen.filter(({ original }) => original !== id);
  const row = { chosen, onOpen: setOpen, onLeaveOut: (id: string) => onChange(without(id)) };
  return (
    <fieldset className={fields.group} data-field="chosen">
      <legend>{t('masks.choose')}</legend>
      <p className={fields.hint}>{t('masks.lead')}</p>
      <Row {...row} name={t('moves.before')} photos={before} from={0} />
      <Row {...row} name={t('moves.after')} photos={after} from={before.length} />
      <FieldError>{error}</FieldError>
      {photo && (
        <MaskEditor
          key={photo.id}
          photo={photo}
          number={(open ?? 0) + 1}
          boxes={chosen.find(({ original }) => original === photo.id)?.boxes ?? []}
          onClose={() => setOpen(undefined)}
          onMasked={(copy) => {
            onChange([...without(photo.id), copy]);
            setOpen(undefined);
          }}
        />
      )}
    </fieldset>
  );
}

interface RowProps {
  name: string;
  photos: readonly Photo[];
  /** Place of its first photo among all. */
  from: number;
  chosen: readonly MaskedPhoto[];
  onOpen: (place: number) => void;
  onLeaveOut: (id: string) => void;
}

function Row({ name, photos, from, chosen, onOpen, onLeaveOut }: RowProps) {
  if (photos.length === 0) return null;
  return (
    <div className={fields.chooseRow}>
      <p className={fields.chooseName}>{name}</p>
      <ul className={styles.photos}>
        {photos.map((photo, place) => (
          <Choice
            key={photo.id}
            photo={photo}
            number={from + place + 1}
            copy={chosen.find(({ original }) => original === photo.id)}
            onOpen={() => onOpen(from + place)}
            onLeaveOut={() => onLeaveOut(photo.id)}
          />
        ))}
      </ul>
    </div>
  );
}

interface ChoiceProps {
  photo: Photo;
  number: number;
  copy: MaskedPhoto | undefined;
  onOpen: () => void;
  onLeaveOut: () => void;
}

function Choice({ photo, number, copy, onOpen, onLeaveOut }: ChoiceProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const count = copy?.boxes.length ?? 0;
  return (
    <li className={classes(styles.photo, copy && styles.taken)}>
      <img
        src={client.staffPhotoUrl(copy?.id ?? photo.id, 'thumb')}
        alt={t('masks.photo', { number })}
      />
      <div className={styles.choice}>
        {copy && (
          <p className={styles.state}>
            {count === 0 ? t('masks.clear') : t('masks.masked', { count })}
          </p>
        )}
        <Button size="s" kind="outline" onClick={onOpen}>
          {t(copy ? 'masks.again' : 'masks.open')}
        </Button>
        {copy && (
          <Button size="s" kind="quiet" onClick={onLeaveOut}>
            {t('masks.leaveOut')}
          </Button>
        )}
      </div>
    </li>
  );
}
