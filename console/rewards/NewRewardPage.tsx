import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import titledStyles from '../split/TitledPage.module.css';
import { TitledPage } from '../split/TitledPage.tsx';
import { useStep } from '../use-step.ts';
import { RewardForm } from './RewardForm.tsx';
import { emptyDraft, type NewReward, termsOf } from './reward-draft.ts';
import { staleCatalogue } from './use-rewards.ts';

/** Puts a reward into the catalogue. */
export function NewRewardPage() {
  const { t } = useWords();
  const { client } = useCounty();
  const [, go] = useLocation();
  const [draft, setDraft] = useState(emptyDraft);
  const adding = useStep(
    (body: NewReward, requestId) => client.call('addReward', { body, requestId }),
    { stale: staleCatalogue, onDone: ({ id }) => go(`/catalogue/reward/${id}`) },
  );
  return (
    <TitledPage back="/catalogue" title={t('rewards.form.newHeading')}>
      <div className={titledStyles.body}>
        <RewardForm
          draft={draft}
          onChange={setDraft}
          isNew
          sending={adding}
          onSend={() => adding.mutate(termsOf(draft))}
        />
      </div>
    </TitledPage>
  );
}
