import { classes } from '../../../ui/classes.ts';
import { TextField } from '../../../ui/Field.tsx';
import fieldStyles from '../../fields/fields.module.css';
import { PhotosField } from '../../fields/PhotosField.tsx';
import { useWords } from '../../language.ts';
import { mayCall } from '../../roles.ts';
import { useStaff } from '../../session.ts';
import styles from './fields.module.css';
import type { FieldsProps } from './MoveFields.tsx';

const phrases = ['onTheWay', 'tomorrow', 'fixed'] as const;

/** The words and photos that the resident gets, and whether the work is done with them. */
export function AnswerFields({ draft, change, errorOf }: FieldsProps) {
  const { t } = useWords();
  const me = useStaff();
  return (
    <>
      <div data-field="words">
        <TextField
          label={t('moves.words')}
          placeholder={t('moves.wordsHint')}
          rows={4}
          maxLength={2000}
          value={draft.words}
          error={errorOf('words')}
          onChange={(event) => change({ words: event.target.value })}
        />
      </div>
      <fieldset className={styles.phrases} aria-label={t('moves.quick')}>
        {phrases.map((phrase) => (
          <button
            key={phrase}
            type="button"
            className={styles.phrase}
            onClick={() => change({ words: draft.words + t(`moves.phrases.${phrase}`) })}
          >
            {t(`moves.phrases.${phrase}`)}
          </button>
        ))}
      </fieldset>
      {mayCall(me, 'uploadStaffPhoto') && (
        <PhotosField
          photos={draft.photos}
          error={errorOf('photos')}
          onChange={(photos) => change({ photos })}
        />
      )}
      <label className={classes(fieldStyles.card, draft.handled && fieldStyles.chosen)}>
        <input
          type="checkbox"
          checked={draft.handled}
          onChange={(event) => change({ handled: event.target.checked })}
        />
        <span>
          <span className={fieldStyles.cardTitle}>{t('moves.handled')}</span>
          <span className={fieldStyles.cardWhy}>{t('moves.handledHint')}</span>
        </span>
      </label>
    </>
  );
}
