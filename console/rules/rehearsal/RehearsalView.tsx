import type { Rehearsal } from '../../../contract/rehearsals.ts';
import { Refusal } from '../../../ui/Refusal.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import figureStyles from '../../figures/figures.module.css';
import { useWords } from '../../language.ts';
import { Failed } from '../../states/Failed.tsx';
import { ResultView } from './ResultView.tsx';
import styles from './rehearsal.module.css';
import { useRehearsal } from './use-rehearsals.ts';

/** One rehearsal as it stands: under way, ended without a result, or its result. */
export function RehearsalView({ id }: { id: string }) {
  const { t } = useWords();
  const rehearsal = useRehearsal(id);
  if (rehearsal.isPending)
    return (
      <div className={styles.waiting}>
        <Skeleton label={t('rehearsal.loading')} rows={3} figure />
      </div>
    );
  if (rehearsal.data === undefined)
    return <Failed error={rehearsal.error} retry={() => rehearsal.refetch()} />;
  const { state, result, failure, progress } = rehearsal.data;
  if (state === 'running') return <Progress percent={progress} />;
  if (result === null) return <NoResult failure={failure ?? 'broken'} />;
  return <ResultView rehearsal={rehearsal.data} result={result} />;
}

function Progress({ percent }: { percent: number }) {
  const { t } = useWords();
  return (
    <div className={figureStyles.running} role="status">
      <p>{t('rehearsal.running')}</p>
      <progress
        className={figureStyles.bar}
        max={100}
        value={percent}
        aria-label={t('rehearsal.panel')}
      />
      <p className={styles.percent}>{t('rehearsal.progress', { percent })}</p>
    </div>
  );
}

function NoResult({ failure }: { failure: NonNullable<Rehearsal['failure']> }) {
  const { t } = useWords();
  return (
    <Refusal
      still
      why={t(`rehearsal.failures.${failure}`)}
      whatToDo={t(`rehearsal.failureHelp.${failure}`)}
    />
  );
}
