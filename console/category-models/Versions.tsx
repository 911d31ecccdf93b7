import { useState } from 'react';
import type { CategoryModel } from '../../contract/category-models.ts';
import { Button } from '../../ui/Button.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import pageStyles from '../account/account.module.css';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { ReasonForm } from '../staff/ReasonForm.tsx';
import { percentText } from './percent.ts';
import { useChoice } from './use-choice.ts';

/** Version by version; one whose weights are kept can be taken into use again. */
export function Versions({ models }: { models: readonly CategoryModel[] }) {
  const { t } = useWords();
  return (
    <section className={pageStyles.pane} aria-labelledby="versions">
      <h2 className={pageStyles.heading} id="versions">
        {t('categoryModels.versions')}
      </h2>
      <p className={pageStyles.lead}>{t('categoryModels.versionsLead')}</p>
      <ul className={pageStyles.rows}>
        {models.map((model) => (
          <Version key={model.version} model={model} />
        ))}
      </ul>
    </section>
  );
}

function Version({ model }: { model: CategoryModel }) {
  const { t, language } = useWords();
  const now = new Date(useNow());
  const me = useStaff();
  const [choosing, setChoosing] = useState(false);
  const choice = useChoice(() => setChoosing(false));
  const { version, cases, measured, verdict, active, usable } = model;
  const mayChoose = usable && !active && mayCall(me, 'chooseCategoryModel');
  return (
    <li className={pageStyles.row}>
      <span className={pageStyles.what}>
        <strong>{t('categoryModels.version', { version })}</strong>
        <span className={pageStyles.when}>
          {t('categoryModels.trained', {
            when: momentInWords(model.trainedAt, now, language),
            cases,
            accuracy: percentText(measured.accuracy),
          })}
          {verdict !== 'taken' && ` · ${t(`categoryModels.verdicts.${verdict}`)}`}
          {!usable && ` · ${t('categoryModels.tooOld')}`}
        </span>
      </span>
      {active && <StateTag state="settled">{t('categoryModels.active')}</StateTag>}
      {mayChoose && !choosing && (
        <Button kind="outline" size="s" onClick={() => setChoosing(true)}>
          {t('categoryModels.useNamed', { version })}
        </Button>
      )}
      {mayChoose && choosing && (
        <ReasonForm
          submit={t('categoryModels.useNamed', { version })}
          step={{
            mutate: (reason) => choice.mutate({ version, reason }),
            isPending: choice.isPending,
            error: choice.error,
          }}
        />
      )}
    </li>
  );
}
