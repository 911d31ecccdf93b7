import { Select } from 'antd';
import { rewardKinds } from '../../../contract/rewards.ts';
import { Field, TextField } from '../../../ui/Field.tsx';
import fieldStyles from '../../fields/fields.module.css';
import { Labelled } from '../../fields/Labelled.tsx';
import { useWords } from '../../language.ts';
import cardStyles from '../../split/cards.module.css';
import type { Editing } from './editing.ts';
import { Part } from './Part.tsx';
import { PictureField } from './PictureField.tsx';

const names = [
  { field: 'nameZh', at: 'name/zh', longest: 40 },
  { field: 'nameEn', at: 'name/en', longest: 40 },
] as const;
const words = [
  { field: 'wordsZh', at: 'words/zh', longest: 400 },
  { field: 'wordsEn', at: 'words/en', longest: 400 },
] as const;

/** What it is: its kind, its name and words in both languages, and its photo. */
export function AboutFields({ draft, set, wrong, isNew }: Editing & { isNew: boolean }) {
  const { t } = useWords();
  return (
    <Part title={t('rewards.form.about')}>
      {isNew && (
        <Labelled
          label={t('rewards.form.kind')}
          hint={t(`rewards.form.kindHints.${draft.kind}`)}
          error={wrong('kind')}
        >
          {(id) => (
            <Select
              id={id}
              className={fieldStyles.full ?? ''}
              value={draft.kind}
              options={rewardKinds.map((value) => ({ value, label: t(`rewards.kinds.${value}`) }))}
              onChange={(kind) => set({ kind })}
            />
          )}
        </Labelled>
      )}
      <div className={cardStyles.pair}>
        {names.map(({ field, at, longest }) => (
          <Field
            key={field}
            label={t(`rewards.form.${field}`)}
            maxLength={longest}
            value={draft[field]}
            error={wrong(field) ?? wrong(at)}
            onChange={(event) => set({ [field]: event.target.value })}
          />
        ))}
      </div>
      <div className={cardStyles.pair}>
        {words.map(({ field, at, longest }) => (
          <TextField
            key={field}
            label={t(`rewards.form.${field}`)}
            maxLength={longest}
            value={draft[field]}
            error={wrong(field) ?? wrong(at)}
            onChange={(event) => set({ [field]: event.target.value })}
          />
        ))}
      </div>
      <PictureField
        kind={draft.kind}
        photo={draft.photo}
        error={wrong('photo')}
        onChange={(photo) => set({ photo })}
      />
    </Part>
  );
}
