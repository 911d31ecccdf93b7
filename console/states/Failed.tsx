import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useWords } from '../language.ts';
import styles from './states.module.css';

interface FailedProps {
  error: unknown;
  retry: () => unknown;
  level?: 1 | 2 | undefined;
}

/** What could not be read: the server's own reason where it gave one, and the way to ask again. */
export function Failed({ error, retry, level = 2 }: FailedProps) {
  const { t } = useWords();
  const problem = error instanceof Refused ? error.problem : undefined;
  const again = (
    <Button kind="outline" onClick={() => void retry()}>
      {t('states.retry')}
    </Button>
  );
  return (
    <div className={styles.middle}>
      <ErrorState
        title={problem?.title ?? t('states.errorHeading')}
        line={problem ? problem.detail : t('states.errorWords')}
        action={again}
        level={level}
      />
    </div>
  );
}

/** An address that leads nowhere. */
export function Gone() {
  const { t } = useWords();
  return (
    <div className={styles.middle}>
      <EmptyState
        drawing={<QuietAlley />}
        title={t('states.gone')}
        line={t('states.goneWords')}
        level={1}
      />
    </div>
  );
}
