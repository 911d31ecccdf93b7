import type { Photo } from '../../../contract/photos.ts';
import { classes } from '../../../ui/classes.ts';
import { useCounty } from '../../county.tsx';
import fieldStyles from '../../fields/fields.module.css';
import { FieldError } from '../../fields/Labelled.tsx';
import { useWords } from '../../language.ts';
import styles from './fields.module.css';

interface ChoosePhotosProps {
  before: readonly Photo[];
  after: readonly Photo[];
  chosen: readonly string[];
  error: string | undefined;
  onChange: (chosen: string[]) => void;
}

/** Which photos everyone may see; none is chosen for the reviewer. */
export function ChoosePhotos({ before, after, ...choice }: ChoosePhotosProps) {
  const { t } = useWords();
  if (before.length + after.length === 0) return null;
  return (
    <fieldset className={fieldStyles.group} data-field="chosen">
      <legend>{t('moves.publishPhotos')}</legend>
      <ChooseRow {...choice} name={t('moves.before')} photos={before} from={1} />
      <ChooseRow {...choice} name={t('moves.after')} photos={after} from={before.length + 1} />
      <p className={fieldStyles.hint}>{t('moves.photoPrivacy')}</p>
      <FieldError>{choice.error}</FieldError>
    </fieldset>
  );
}

interface ChooseRowProps {
  name: string;
  photos: readonly Photo[];
  /** Number of the first photo of the row. */
  from: number;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

function ChooseRow({ name, photos, from, chosen, onChange }: ChooseRowProps) {
  const { t } = useWords();
  const { client } = useCounty();
  if (photos.length === 0) return null;
  const turn = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <div className={styles.chooseRow}>
      <p className={styles.chooseName}>{name}</p>
      <div className={fieldStyles.thumbs}>
        {photos.map(({ id }, place) => (
          <label
            key={id}
            className={classes(styles.choose, chosen.includes(id) && styles.chosenPhoto)}
          >
            <img src={client.staffPhotoUrl(id, 'thumb')} alt="" />
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => turn(id)} />
            <span className="visually-hidden">
              {t('moves.choosePhoto', { number: from + place })} {name}
            </span>
          </label>
        ))}
      </div>
    </div>
  );
}
