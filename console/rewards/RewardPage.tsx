import { useState } from 'react';
import type { Reward } from '../../contract/rewards.ts';
import { Button } from '../../ui/Button.tsx';
import { EditIcon } from '../../ui/icons.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import cardStyles from '../split/cards.module.css';
import titledStyles from '../split/TitledPage.module.css';
import { TitledPage } from '../split/TitledPage.tsx';
import { Unread } from '../split/Unread.tsx';
import { useStep } from '../use-step.ts';
import { RewardForm } from './RewardForm.tsx';
import { RewardPicture } from './RewardPicture.tsx';
import { RewardTerms } from './RewardTerms.tsx';
import { draftOf, type NewReward, termsOf } from './reward-draft.ts';
import styles from './rewards.module.css';
import { staleCatalogue, useReward } from './use-rewards.ts';

/** One reward: its terms in sentences, and the form in which they are changed. */
export function RewardPage({ id }: { id: string }) {
  const { t, say } = useWords();
  const reward = useReward(id);
  const one = reward.data;
  return (
    <TitledPage
      label={t('rewards.heading')}
      back="/catalogue"
      title={one && say(one.name)}
      kind={one && t(`rewards.kinds.${one.kind}`)}
    >
      {one ? (
        <Whole key={one.revision} one={one} />
      ) : (
        <Unread asked={reward} loading={t('rewards.loading')} />
      )}
    </TitledPage>
  );
}

function Whole({ one }: { one: Reward }) {
  const { t, say } = useWords();
  const [editing, setEditing] = useState(false);
  const mayChange = mayCall(useStaff(), 'changeReward');
  if (editing)
    return (
      <div className={titledStyles.body}>
        <ChangeForm one={one} onClose={() => setEditing(false)} />
      </div>
    );
  return (
    <div className={titledStyles.body}>
      <section className={cardStyles.card} aria-label={t('rewards.terms.heading')}>
        <div className={cardStyles.cardHead}>
          <StateTag state={one.listed ? 'settled' : 'held'}>
            {t(one.listed ? 'rewards.states.listed' : 'rewards.states.off')}
          </StateTag>
          {mayChange && (
            <Button
              size="s"
              kind="outline"
              icon={<EditIcon size={16} />}
              onClick={() => setEditing(true)}
            >
              {t('rewards.change')}
            </Button>
          )}
        </div>
        <div className={styles.about}>
          <RewardPicture kind={one.kind} photo={one.photo} />
          <p className={cardStyles.words}>{say(one.words)}</p>
        </div>
        <RewardTerms reward={one} />
      </section>
    </div>
  );
}

function ChangeForm({ one, onClose }: { one: Reward; onClose: () => void }) {
  const { client } = useCounty();
  const [draft, setDraft] = useState(() => draftOf(one));
  const params = { id: one.id };
  const changing = useStep(
    ({ kind: _, ...terms }: NewReward, requestId) =>
      client.call('changeReward', {
        params,
        body: { ...terms, revision: one.revision },
        requestId,
      }),
    { stale: staleCatalogue, onDone: onClose },
  );
  return (
    <RewardForm
      draft={draft}
      onChange={setDraft}
      sending={changing}
      onSend={() => changing.mutate(termsOf(draft))}
      onClose={onClose}
    />
  );
}
