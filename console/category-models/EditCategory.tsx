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

interface Draft {
  nameZh: string;
  nameEn: string;
  keywords: string;
  severity: string;
  resolveDays: string;
  dispatchHours: string;
  firstAnswerHours: string;
}

type Gap = 'name' | 'severity' | 'resolveDays' | 'hours';

const isWhole = (value: string, most: number) =>
  /^[0-9]+$/.test(value.trim()) && Number(value) >= 1 && Number(value) <= most;

/** Hours of its own; left empty: those of its severity. */
const ownLimit = (text: string) => (text.trim() === '' ? null : Number(text));
const mostHours = 240;
const isOwnLimit = (text: string) => ownLimit(text) === null || isWhole(text, mostHours);

function gapsIn(draft: Draft): Partial<Record<keyof Draft, Gap>> {
  return {
    ...(draft.nameZh.trim() === '' && { nameZh: 'name' }),
    ...(draft.nameEn.trim() === '' && { nameEn: 'name' }),
    ...(!isWhole(draft.severity, 4) && { severity: 'severity' }),
    ...(!isWhole(draft.resolveDays, 60) && { resolveDays: 'resolveDays' }),
    ...(!isOwnLimit(draft.dispatchHours) && { dispatchHours: 'hours' }),
    ...(!isOwnLimit(draft.firstAnswerHours) && { firstAnswerHours: 'hours' }),
  };
}

/** What of a category can be changed: its names, its keywords, how severe it is and how long it may take. */
export function EditCategory({ category, onDone }: EditCategoryProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [draft, setDraft] = useState<Draft>(() => ({
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
  const [pressed, setPressed] = useState(false);
  const gaps = gapsIn(draft);
  const errorOf = (field: keyof Draft) => {
    if (pressed && field in gaps) return t(`categoryModels.gaps.${gaps[field] ?? 'name'}`);
    return step.error instanceof Refused ? step.error.field(field) : undefined;
  };
  const bind = (field: keyof Draft) => ({
    value: draft[field],
    error: errorOf(field),
    onChange: (event: { target: { value: string } }) =>
      setDraft((was) => ({ ...was, [field]: event.target.value })),
  });
  return (
    <ReasonForm
      submit={t('categoryModels.save')}
      isReady={Object.keys(gaps).length === 0}
      onPressed={() => setPressed(true)}
      step={{
        mutate: (reason) =>
          step.mutate({
            nameZh: draft.nameZh.trim(),
            nameEn: draft.nameEn.trim(),
            keywords: draft.keywords.split(/[\s,，、]+/).filter(Boolean),
            severity: Number(draft.severity),
            resolveDays: Number(draft.resolveDays),
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
