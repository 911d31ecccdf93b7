import { mostWords } from '../../contract/catalogue-of-categories.ts';
import { Field, TextField } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import type { CategoryDraft } from './category-draft.ts';

interface CategoryFieldsProps {
  draft: CategoryDraft;
  change: (part: Partial<CategoryDraft>) => void;
  errorOf: (field: keyof CategoryDraft) => string | undefined;
}

/** What of a category can be changed later: its names, its keywords, how severe it is and how long it may take. */
export function CategoryFields({ draft, change, errorOf }: CategoryFieldsProps) {
  const { t } = useWords();
  const bind = (field: keyof CategoryDraft) => ({
    value: draft[field],
    error: errorOf(field),
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
  });
  return (
    <>
      <Field label={t('categoryModels.nameZh')} maxLength={mostWords.zh} {...bind('nameZh')} />
      <Field label={t('categoryModels.nameEn')} maxLength={mostWords.en} {...bind('nameEn')} />
      <TextField label={t('categoryModels.keywords')} rows={3} {...bind('keywords')} />
      <Field label={t('categoryModels.severity')} inputMode="numeric" {...bind('severity')} />
      <Field label={t('categoryModels.resolveDays')} inputMode="numeric" {...bind('resolveDays')} />
      <Field
        label={t('categoryModels.dispatchHours')}
        inputMode="numeric"
        {...bind('dispatchHours')}
      />
      <Field
        label={t('categoryModels.firstAnswerHours')}
        inputMode="numeric"
        {...bind('firstAnswerHours')}
      />
    </>
  );
}
