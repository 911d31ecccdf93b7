import { ChoiceChips } from '../../../ui/ChoiceChips.tsx';
import { classes } from '../../../ui/classes.ts';
import { Field, TextField } from '../../../ui/Field.tsx';
import { useWords } from '../../language.ts';
import { BulletinPreview } from '../BulletinPreview.tsx';
import { ChoosePhotos } from '../masks/ChoosePhotos.tsx';
import styles from './fields.module.css';
import type { FieldsProps } from './MoveFields.tsx';
import { photosAfter } from './published-photos.ts';

/** The bulletin entry as it is written, and as everyone will see it. */
export function PublishFields({ one, draft, change, errorOf }: FieldsProps) {
  const { t } = useWords();
  return (
    <>
      <div data-field="title">
        <Field
          label={t('moves.title')}
          placeholder={t('moves.titleHint')}
          maxLength={40}
          value={draft.title}
          error={errorOf('title')}
          onChange={(event) => change({ title: event.target.value })}
        />
      </div>
      <div data-field="words">
        <TextField
          label={t('moves.publishWords')}
          rows={4}
          maxLength={500}
          value={draft.words}
          error={errorOf('words')}
          onChange={(event) => change({ words: event.target.value })}
        />
      </div>
      <div data-field="place">
        <Field
          label={t('moves.publishPlace')}
          hint={t('moves.publishPlaceHint')}
          maxLength={60}
          value={draft.place}
          error={errorOf('place')}
          onChange={(event) => change({ place: event.target.value })}
        />
      </div>
      <ChoosePhotos
        before={one.photos}
        after={photosAfter(one)}
        chosen={draft.chosen}
        error={errorOf('chosen')}
        onChange={(chosen) => change({ chosen })}
      />
      <ShownDays days={draft.shownDays} change={change} />
      <label className={classes(styles.card, draft.namesChecked && styles.chosen)}>
        <input
          type="checkbox"
          checked={draft.namesChecked}
          onChange={({ target }) => change({ namesChecked: target.checked })}
        />
        <span>{t('masks.names')}</span>
      </label>
      <BulletinPreview one={one} draft={draft} />
    </>
  );
}

const terms = [30, 90, 180, 365] as const;

function ShownDays({ days, change }: { days: number; change: FieldsProps['change'] }) {
  const { t } = useWords();
  return (
    <div>
      <div className={styles.labelRow}>
        <span className={styles.label}>{t('masks.days')}</span>
        <span className={styles.hint}>{t('masks.daysHint')}</span>
      </div>
      <ChoiceChips
        label={t('masks.days')}
        choices={terms.map((count) => ({
          value: String(count),
          label: t('masks.daysOf', { count }),
        }))}
        value={String(days)}
        onChange={(value) => change({ shownDays: Number(value) })}
        wrap
      />
    </div>
  );
}
