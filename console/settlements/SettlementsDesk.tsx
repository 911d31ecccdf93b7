import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Gone } from '../states/Failed.tsx';
import stateStyles from '../states/states.module.css';
import twoPanes from '../states/two-panes.module.css';
import { OpenMonth } from './OpenMonth.tsx';
import { SettlementPage } from './SettlementPage.tsx';
import { SettlementsList } from './SettlementsList.tsx';

interface SettlementsDeskProps {
  /** The key of a settlement, or "new" to open a month. */
  open: string | undefined;
}

/** Settlements on the left; on the right one of them, or the month that is to be opened. */
export default function SettlementsDesk({ open }: SettlementsDeskProps) {
  return (
    <div className={twoPanes.panes} data-open={open !== undefined}>
      <div className={twoPanes.list}>
        <SettlementsList open={open} />
      </div>
      <div className={twoPanes.one}>
        <Opened open={open} />
      </div>
    </div>
  );
}

function Opened({ open }: SettlementsDeskProps) {
  const { t } = useWords();
  const me = useStaff();
  if (open === 'new') return mayCall(me, 'openSettlements') ? <OpenMonth /> : <Gone />;
  if (open !== undefined) return <SettlementPage key={open} id={open} />;
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<LampEmpty />}
        title={t('settlements.pick.heading')}
        line={t('settlements.pick.words')}
      />
    </div>
  );
}
