import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { Gone } from '../states/Failed.tsx';
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
    <TwoPanes list={<SettlementsList open={open} />} isOpen={open !== undefined}>
      <Opened open={open} />
    </TwoPanes>
  );
}

function Opened({ open }: SettlementsDeskProps) {
  const me = useStaff();
  if (open === 'new') return mayCall(me, 'openSettlements') ? <OpenMonth /> : <Gone />;
  if (open !== undefined) return <SettlementPage key={open} id={open} />;
  return <PickOne what="settlements" drawing={<LampEmpty />} />;
}
