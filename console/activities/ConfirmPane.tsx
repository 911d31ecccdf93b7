import type { Participant } from '../../contract/activities.ts';
import { Button } from '../../ui/Button.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import poolStyles from '../pools/pools.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './activities.module.css';
import { staleActivities } from './use-activities.ts';

interface ConfirmPaneProps {
  id: string;
  participants: readonly Participant[];
  /** The list is another by now than the one that was read. */
  onChanged: () => unknown;
}

/** What was entered by hand and waits for a second person: one press confirms all that others entered. */
export function ConfirmPane({ id, participants, onChanged }: ConfirmPaneProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const confirming = useStep(
    (body: { participants: string[] }, requestId) =>
      client.call('confirmPresences', { params: { id }, body, requestId }),
    { stale: staleActivities },
  );
  const waiting = participants.filter(({ toConfirm }) => toConfirm !== null);
  const mine = waiting.filter(({ toConfirm }) => toConfirm === 'by_me').map((one) => one.id);
  if (waiting.length === 0) return null;
  return (
    <section className={styles.sheet} aria-labelledby="activity-confirm">
      <h3 id="activity-confirm" className={poolStyles.name}>
        {t('activities.confirm.heading')}
      </h3>
      <p className={poolStyles.quiet}>{t('activities.confirm.lead')}</p>
      {mine.length > 0 && (
        <div className={poolStyles.buttons}>
          <Button
            size="s"
            busy={confirming.isPending}
            onClick={() => confirming.mutate({ participants: mine }, { onError: onChanged })}
          >
            {t('activities.confirm.go', { count: mine.length })}
          </Button>
        </div>
      )}
      {waiting.length > mine.length && (
        <p className={poolStyles.quiet}>
          {t('activities.confirm.another', { count: waiting.length - mine.length })}
        </p>
      )}
      <Refusals error={confirming.error} />
    </section>
  );
}
