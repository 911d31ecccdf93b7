import { useState } from 'react';
import type { CategoryEdit, DeskCategory } from '../../contract/catalogue-of-categories.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field, TextField } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { ReasonForm } from '../staff/ReasonForm.tsx';
import { useStep } from '../use-step.ts';

interface EditCategoryProps {
  category: DeskCategory;
  onDone: () => void;
}

/** Hours of its own; left empty: those of its severity. */
const ownLimit = (text: string) => (text.trim() === '' ? null : Number(text));
const mostHours = 240;
const isOwnLimit = (text: string) => {
  const hours = ownLimit(text);
  return hours === null || (Number.isInteger(hours) && hours >= 1 && hours <= mostHours);
};

/** What of a category can be changed: its names, its keywords, how severe it is and how long it may take. */
export function EditCategory({ category, onDone }: EditCategoryProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [draft, setDraft] = useState(() => ({
    nameZh: category.name.zh,
    nameEn: category.name.en,
    keywords: category.keywords.join(' '),
    severity: String(category.severity),
    resolveDays: String(category.resolveDays),
    dispatchHours: category.dispatchHours === null ? '' : String(category.dispatchHours),
    firstAnswerHours: category.firstAnswerHours === null ? '' : String(category.firstAnswerHours),
  }));
  const params = { code: category.code };
  const step = useStep(
    (body: CategoryEdit, requestId) => client.call('editCategory', { params, body, requestId }),
    { stale: ['getDeskCategories', 'listCategories'], onDone },
  );
  const severity = Number(draft.severity);
  const resolveDays = Number(draft.resolveDays);
  const isWhole = (value: number, most: number) =>
    Number.isInteger(value) && value >= 1 && value <= most;
  const isReady =
    draft.nameZh.trim() !== '' &&
    draft.nameEn.trim() !== '' &&
    isWhole(severity, 4) &&
    isWhole(resolveDays, 60) &&
    isOwnLimit(draft.dispatchHours) &&
    isOwnLimit(draft.firstAnswerHours);
  const errorOf = (field: string) =>
    step.error instanceof Refused ? step.error.field(field) : undefined;
  const bind = (field: keyof typeof draft) => ({
    value: draft[field],
    error: errorOf(field),
    onChange: (event: { target: { value: string } }) =>
      setDraft((was) => ({ ...was, [field]: event.target.value })),
  });
  return (
    <ReasonForm
      submit={t('categoryModels.save')}
      isReady={isReady}
      step={{
        mutate: (reason) =>
          step.mutate({
            nameZh: draft.nameZh.trim(),
            nameEn: draft.nameEn.trim(),
            keywords: draft.keywords.split(/[\s,，、]+/).filter(Boolean),
            severity,
            resolveDays,
            dispatchHours: ownLimit(draft.dispatchHours),
            firstAnswerHours: ownLimit(draft.firstAnswerHours),
            reason,
          }),
        isPending: step.isPending,
        error: step.error,
      }}
    >
      <Field label={t('categoryModels.nameZh')} maxLength={40} {...bind('nameZh')} />
      <Field label={t('categoryModels.nameEn')} maxLength={80} {...bind('nameEn')} />
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
      <Button kind="quiet" size="s" onClick={onDone}>
        {t('categoryModels.cancel')}
      </Button>
    </ReasonForm>
  );
}
