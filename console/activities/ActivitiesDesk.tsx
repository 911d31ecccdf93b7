import { Neighbours } from '../../ui/drawings/Neighbours.tsx';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { Gone } from '../states/Failed.tsx';
import { ActivitiesList } from './ActivitiesList.tsx';
import { ActivityPage } from './ActivityPage.tsx';
import { NewActivity } from './NewActivity.tsx';

interface ActivitiesDeskProps {
  /** The key of an activity, or "new" to publish one. */
  open: string | undefined;
}

/** Activities on the left; on the right one of them, or the one that is to be published. */
export default function ActivitiesDesk({ open }: ActivitiesDeskProps) {
  return (
    <TwoPanes list={<ActivitiesList open={open} />} isOpen={open !== undefined}>
      <Opened open={open} />
    </TwoPanes>
  );
}

function Opened({ open }: ActivitiesDeskProps) {
  const me = useStaff();
  if (open === 'new') return mayCall(me, 'publishActivity') ? <NewActivity /> : <Gone />;
  if (open !== undefined) return <ActivityPage key={open} id={open} />;
  return <PickOne what="activities" drawing={<Neighbours />} />;
}
