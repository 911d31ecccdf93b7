import type { DeskCategory } from '../../contract/catalogue-of-categories.ts';
import { Button } from '../../ui/Button.tsx';
import pageStyles from '../account/account.module.css';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { ReasonForm } from '../staff/ReasonForm.tsx';
import { useStep } from '../use-step.ts';
import styles from './category-models.module.css';
import { staleAfterChange } from './use-catalogue.ts';

interface InUseProps {
  category: DeskCategory;
  onDone: () => void;
}

/** Takes a category out of use, or brings it back. */
export function InUse({ category, onDone }: InUseProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const { code, retiredAt } = category;
  const route = retiredAt === null ? 'retireCategory' : 'reinstateCategory';
  const step = useStep(
    (reason: string, requestId) =>
      client.call(route, { params: { code }, body: { reason }, requestId }),
    { stale: staleAfterChange, onDone },
  );
  const words = retiredAt === null ? 'categories.retiring' : 'categories.reinstating';
  return (
    <div className={styles.open}>
      <ReasonForm submit={t(`${words}.submit`)} step={step}>
        <p className={pageStyles.lead}>{t(`${words}.lead`)}</p>
      </ReasonForm>
      <Button kind="quiet" size="s" onClick={onDone}>
        {t('categories.cancel')}
      </Button>
    </div>
  );
}
