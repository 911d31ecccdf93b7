import { Neighbours } from '../../ui/drawings/Neighbours.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Gone } from '../states/Failed.tsx';
import stateStyles from '../states/states.module.css';
import twoPanes from '../states/two-panes.module.css';
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
    <div className={twoPanes.panes} data-open={open !== undefined}>
      <div className={twoPanes.list}>
        <ActivitiesList open={open} />
      </div>
      <div className={twoPanes.one}>
        <Opened open={open} />
      </div>
    </div>
  );
}

function Opened({ open }: ActivitiesDeskProps) {
  const { t } = useWords();
  const me = useStaff();
  if (open === 'new') return mayCall(me, 'publishActivity') ? <NewActivity /> : <Gone />;
  if (open !== undefined) return <ActivityPage key={open} id={open} />;
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<Neighbours />}
        title={t('activities.pick.heading')}
        line={t('activities.pick.words')}
      />
    </div>
  );
}
