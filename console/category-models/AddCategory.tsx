import { useState } from 'react';
import type { DeskCategory, NewCategory } from '../../contract/catalogue-of-categories.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import pageStyles from '../account/account.module.css';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { ReasonForm } from '../staff/ReasonForm.tsx';
import { useStep } from '../use-step.ts';
import { CategoryFields } from './CategoryFields.tsx';
import {
  emptyDraft,
  freeCode,
  gapsInNew,
  groupsIn,
  type NewDraft,
  newOf,
} from './category-draft.ts';
import styles from './category-models.module.css';
import { NewCategoryFields } from './NewCategoryFields.tsx';
import { staleAfterChange } from './use-catalogue.ts';

interface AddCategoryProps {
  categories: readonly DeskCategory[];
  onAdded: (category: DeskCategory) => void;
  onCancel: () => void;
}

/** A category under a code that there is not yet: in a group that there is, or in one of its own. */
export function AddCategory({ categories, onAdded, onCancel }: AddCategoryProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [draft, setDraft] = useState<NewDraft>(() => ({
    ...emptyDraft,
    code: freeCode(categories),
  }));
  const [pressed, setPressed] = useState(false);
  const groups = groupsIn(categories);
  const step = useStep(
    (body: NewCategory, requestId) => client.call('addCategory', { body, requestId }),
    { stale: staleAfterChange, onDone: onAdded },
  );
  const gaps = gapsInNew(draft);
  const errorOf = (field: keyof NewDraft) => {
    const gap = pressed ? gaps[field] : undefined;
    if (gap !== undefined) return t(`categoryModels.gaps.${gap}`);
    return step.error instanceof Refused ? step.error.field(field) : undefined;
  };
  const change = (part: Partial<NewDraft>) => setDraft((was) => ({ ...was, ...part }));
  return (
    <section className={styles.begun} aria-labelledby="add-category">
      <h3 className={pageStyles.heading} id="add-category">
        {t('categories.add')}
      </h3>
      <p className={pageStyles.lead}>{t('categories.addLead')}</p>
      <ReasonForm
        submit={t('categories.addSubmit')}
        isReady={Object.keys(gaps).length === 0}
        onPressed={() => setPressed(true)}
        step={{
          mutate: (reason) => step.mutate({ ...newOf(draft, groups), reason }),
          isPending: step.isPending,
          error: step.error,
        }}
      >
        <NewCategoryFields {...{ draft, change, errorOf, categories, groups }} />
        <CategoryFields draft={draft} change={change} errorOf={errorOf} />
      </ReasonForm>
      <Button kind="quiet" size="s" onClick={onCancel}>
        {t('categories.cancel')}
      </Button>
    </section>
  );
}
