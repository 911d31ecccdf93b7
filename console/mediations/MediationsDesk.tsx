import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { Gone } from '../states/Failed.tsx';
import { MediationPage } from './MediationPage.tsx';
import { MediationsList } from './MediationsList.tsx';
import { OpenFile } from './OpenFile.tsx';

interface MediationsDeskProps {
  /** The key of a file, or "new" to open one. */
  open: string | undefined;
}

/** Files of mediation on the left; on the right one of them, or the form of acceptance. */
export default function MediationsDesk({ open }: MediationsDeskProps) {
  return (
    <TwoPanes list={<MediationsList open={open} />} isOpen={open !== undefined}>
      <Opened open={open} />
    </TwoPanes>
  );
}

function Opened({ open }: MediationsDeskProps) {
  const me = useStaff();
  if (open === 'new') return mayCall(me, 'openMediation') ? <OpenFile /> : <Gone />;
  if (open !== undefined) return <MediationPage key={open} id={open} />;
  return <PickOne what="mediations" drawing={<LampEmpty />} />;
}
