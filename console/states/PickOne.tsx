import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import styles from './states.module.css';

/** The right pane before anything is chosen on the left. */
export function PickOne({ what }: { what: 'queue' | 'held' }) {
  const { t } = useWords();
  return (
    <div className={styles.middle}>
      <EmptyState
        drawing={<QuietAlley />}
        title={t(`${what}.pick.heading`)}
        line={t(`${what}.pick.words`)}
      />
    </div>
  );
}
