import { useState } from 'react';
import { useLocation } from 'wouter';
import type { rewardRoutes } from '../../contract/rewards.ts';
import type { BodyOf } from '../../contract/route.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import titledStyles from '../split/TitledPage.module.css';
import { TitledPage } from '../split/TitledPage.tsx';
import { useStep } from '../use-step.ts';
import { type CounterDraft, CounterForm, emptyCounter, placeOf } from './CounterForm.tsx';
import { staleCounters } from './use-counters.ts';

/** Opens a counter. */
export function NewCounterPage({ home }: { home: string }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [, go] = useLocation();
  const [draft, setDraft] = useState<CounterDraft>(emptyCounter);
  const opening = useStep(
    (body: BodyOf<typeof rewardRoutes.openCounter>, requestId) =>
      client.call('openCounter', { body, requestId }),
    { stale: staleCounters, onDone: ({ id }) => go(`${home}/counter/${id}`) },
  );
  return (
    <TitledPage back={home} title={t('counters.form.newHeading')}>
      <div className={titledStyles.body}>
        <CounterForm
          draft={draft}
          onChange={setDraft}
          isNew
          sending={opening}
          onSend={() => opening.mutate({ ...placeOf(draft), area: draft.area })}
        />
      </div>
    </TitledPage>
  );
}
