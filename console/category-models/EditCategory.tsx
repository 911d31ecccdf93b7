import { useState } from 'react';
import type { CategoryEdit, DeskCategory } from '../../contract/catalogue-of-categories.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { ReasonForm } from '../staff/ReasonForm.tsx';
import { useStep } from '../use-step.ts';
import { CategoryFields } from './CategoryFields.tsx';
import { type CategoryDraft, draftOf, editOf, gapsIn } from './category-draft.ts';
import styles from './category-models.module.css';
import { staleAfterChange } from './use-catalogue.ts';

interface EditCategoryProps {
  category: DeskCategory;
  onDone: () => void;
}

/** Changes what a category is called and known by, how severe it is and how long it may take. */
export function EditCategory({ category, onDone }: EditCategoryProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [draft, setDraft] = useState(() => draftOf(category));
  const params = { code: category.code };
  const step = useStep(
    (body: CategoryEdit, requestId) => client.call('editCategory', { params, body, requestId }),
    { stale: staleAfterChange, onDone },
  );
  const [pressed, setPressed] = useState(false);
  const gaps = gapsIn(draft);
  const errorOf = (field: keyof CategoryDraft) => {
    const gap = pressed ? gaps[field] : undefined;
    if (gap !== undefined) return t(`categoryModels.gaps.${gap}`);
    return step.error instanceof Refused ? step.error.field(field) : undefined;
  };
  return (
    <div className={styles.open}>
      <ReasonForm
        submit={t('categoryModels.save')}
        isReady={Object.keys(gaps).length === 0}
        onPressed={() => setPressed(true)}
        step={{
          mutate: (reason) => step.mutate({ ...editOf(draft), reason }),
          isPending: step.isPending,
          error: step.error,
        }}
      >
        <CategoryFields
          draft={draft}
          change={(part) => setDraft((was) => ({ ...was, ...part }))}
          errorOf={errorOf}
        />
      </ReasonForm>
      <Button kind="quiet" size="s" onClick={onDone}>
        {t('categoryModels.cancel')}
      </Button>
    </div>
  );
}
