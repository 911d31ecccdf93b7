import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import pageStyles from '../account/account.module.css';
import { useWords } from '../language.ts';
import { ReasonForm } from '../staff/ReasonForm.tsx';
import { useChoice } from './use-choice.ts';

/** Back to keywords alone, until somebody chooses a version again. */
export function UseKeywords() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const choice = useChoice(() => setOpen(false));
  return (
    <section className={pageStyles.pane} aria-labelledby="keywords">
      <h2 className={pageStyles.heading} id="keywords">
        {t('categoryModels.keywordsHeading')}
      </h2>
      <p className={pageStyles.lead}>{t('categoryModels.keywordsLead')}</p>
      {open ? (
        <ReasonForm
          submit={t('categoryModels.keywordsUse')}
          kind="danger"
          step={{
            mutate: (reason) => choice.mutate({ version: null, reason }),
            isPending: choice.isPending,
            error: choice.error,
          }}
        />
      ) : (
        <div className={pageStyles.buttons}>
          <Button kind="outline" size="s" onClick={() => setOpen(true)}>
            {t('categoryModels.keywordsUse')}
          </Button>
        </div>
      )}
    </section>
  );
}
