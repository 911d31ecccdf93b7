import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Umbrella } from '../../ui/drawings/Umbrella.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useOnline } from '../../ui/online.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Report.module.css';
import { UnsentSummary } from './UnsentSummary.tsx';
import { useOutbox } from './use-queue.ts';

/** Sent, but there is no network or the server asks for patience: normal, and nothing is lost. */
export function Waiting() {
  const { t } = useTexts();
  const { outbox, view } = useOutbox();
  const { doing, problem } = view;
  const online = useOnline();
  return (
    <div className={styles.waiting}>
      <EmptyState
        drawing={<Umbrella />}
        title={problem ? problem.title : t(`report.${online ? 'waitingServer' : 'waitingOffline'}`)}
        line={t(problem ? 'report.later' : 'report.waitingLine')}
      />
      <Card tone="dashed">
        <UnsentSummary view={view} />
      </Card>
      <div className={styles.waitingButtons}>
        <Button kind="outline" disabled={doing === 'send'} onClick={() => outbox.edit()}>
          {t('report.edit')}
        </Button>
        <Button busy={doing !== 'rest'} onClick={() => void outbox.send()}>
          {t('report.sendNow')}
        </Button>
      </div>
    </div>
  );
}
