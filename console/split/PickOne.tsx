import type { ReactNode } from 'react';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import stateStyles from '../states/states.module.css';

type Listed =
  | 'activities'
  | 'appeals'
  | 'conflicts'
  | 'corrections'
  | 'counters'
  | 'debts'
  | 'feedback'
  | 'held'
  | 'mediations'
  | 'pools'
  | 'queue'
  | 'redPackets'
  | 'rehearsal'
  | 'rewards'
  | 'rosters'
  | 'settlements'
  | 'staff'
  | 'unmask';

interface PickOneProps {
  what: Listed;
  drawing?: ReactNode;
}

/** The right pane before anything is chosen on the left. */
export function PickOne({ what, drawing = <QuietAlley /> }: PickOneProps) {
  const { t } = useWords();
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={drawing}
        title={t(`${what}.pick.heading`)}
        line={t(`${what}.pick.words`)}
      />
    </div>
  );
}
