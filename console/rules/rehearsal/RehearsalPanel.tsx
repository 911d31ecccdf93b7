import { useState } from 'react';
import type { RehearsalSummary } from '../../../contract/rehearsals.ts';
import { Button } from '../../../ui/Button.tsx';
import { RetryIcon } from '../../../ui/icons.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useWords } from '../../language.ts';
import { mayCall } from '../../roles.ts';
import { useStaff } from '../../session.ts';
import { Failed } from '../../states/Failed.tsx';
import { RehearsalView } from './RehearsalView.tsx';
import styles from './rehearsal.module.css';
import { StartForm } from './StartForm.tsx';
import { useRehearsals } from './use-rehearsals.ts';

interface RehearsalPanelProps {
  draftId: string;
  /** Of the draft as it is kept now: a rehearsal of other content does not count. */
  contentHash: string;
}

/** Beside the draft: what it would have cost, who would have gained, and the button to find out. */
export function RehearsalPanel({ draftId, contentHash }: RehearsalPanelProps) {
  const { t } = useWords();
  const rehearsals = useRehearsals(draftId);
  if (rehearsals.isPending)
    return (
      <div className={styles.waiting}>
        <Skeleton label={t('rehearsal.loading')} rows={3} figure />
      </div>
    );
  if (rehearsals.data === undefined)
    return <Failed error={rehearsals.error} retry={() => rehearsals.refetch()} />;
  const latest = latestOf(rehearsals.data, contentHash);
  return <OpenPanel key={draftId} {...{ draftId, contentHash, latest }} />;
}

/** One of this very content, else the newest of any; one that is running before all. */
function latestOf(
  rehearsals: readonly RehearsalSummary[],
  contentHash: string,
): RehearsalSummary | undefined {
  return (
    rehearsals.find(({ state }) => state === 'running') ??
    rehearsals.find((one) => one.contentHash === contentHash) ??
    rehearsals.find(({ state }) => state === 'done')
  );
}

interface OpenPanelProps extends RehearsalPanelProps {
  latest: RehearsalSummary | undefined;
}

function OpenPanel({ draftId, contentHash, latest }: OpenPanelProps) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const mayStart = mayCall(useStaff(), 'startRehearsal');
  const isCurrent = latest?.contentHash === contentHash;
  const offersForm = latest === undefined || asking;
  return (
    <section className={styles.panel} aria-labelledby="rehearsal-heading">
      <header className={styles.panelHead}>
        <h2 id="rehearsal-heading" className={styles.heading}>
          {t('rehearsal.panel')}
        </h2>
        {mayStart && !offersForm && latest.state !== 'running' && (
          <Button
            kind={isCurrent ? 'outline' : 'primary'}
            size="s"
            icon={<RetryIcon size={16} />}
            onClick={() => setAsking(true)}
          >
            {t('rehearsal.again')}
          </Button>
        )}
      </header>
      {!isCurrent && latest?.state !== 'running' && (
        <div className={styles.notYet}>
          <p className={styles.notYetWhat}>
            {latest === undefined ? t('rehearsal.none') : t('rehearsal.otherContent')}
          </p>
          <p>{t('rehearsal.noneWords')}</p>
        </div>
      )}
      {offersForm && mayStart && (
        <StartForm
          draftId={draftId}
          onStarted={() => setAsking(false)}
          onLeave={latest === undefined ? undefined : () => setAsking(false)}
        />
      )}
      {!mayStart && latest === undefined && (
        <p className={styles.readOnly}>{t('rehearsal.readOnly')}</p>
      )}
      {latest !== undefined && <RehearsalView id={latest.id} />}
    </section>
  );
}
