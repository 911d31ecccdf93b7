import { classes } from '../../../ui/classes.ts';
import { TextField } from '../../../ui/Field.tsx';
import { TemplatePicker } from '../../answer-templates/TemplatePicker.tsx';
import { useWords } from '../../language.ts';
import { mayCall } from '../../roles.ts';
import { useStaff } from '../../session.ts';
import styles from './fields.module.css';
import type { FieldsProps } from './MoveFields.tsx';
import { PhotosField } from './PhotosField.tsx';

const phrases = ['onTheWay', 'tomorrow', 'fixed'] as const;

/** The words and photos that the resident gets, and whether the work is done with them. */
export function AnswerFields({ one, draft, change, errorOf }: FieldsProps) {
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
        <TemplatePicker
          {...{ one, draft }}
          move="answer"
          words={draft.words}
          onPick={(words) => change({ words })}
          otherwise={<Phrases draft={draft} change={change} />}
        />
      </div>
      {mayCall(me, 'uploadStaffPhoto') && (
        <PhotosField
          photos={draft.photos}
          error={errorOf('photos')}
          onChange={(photos) => change({ photos })}
        />
      )}
      <label className={classes(styles.card, draft.handled && styles.chosen)}>
        <input
          type="checkbox"
          checked={draft.handled}
          onChange={(event) => change({ handled: event.target.checked })}
        />
        <span>
          <span className={styles.cardTitle}>{t('moves.handled')}</span>
          <span className={styles.cardWhy}>{t('moves.handledHint')}</span>
        </span>
      </label>
    </>
  );
}

/** Where the centre has written no text that fits: the three that always do. */
function Phrases({ draft, change }: Pick<FieldsProps, 'draft' | 'change'>) {
  const { t } = useWords();
  return (
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
  );
}
