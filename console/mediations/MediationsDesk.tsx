import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Gone } from '../states/Failed.tsx';
import stateStyles from '../states/states.module.css';
import twoPanes from '../states/two-panes.module.css';
import { MediationPage } from './MediationPage.tsx';
import { MediationsList } from './MediationsList.tsx';
import { OpenFile } from './OpenFile.tsx';

interface MediationsDeskProps {
  /** The key of a file, or "new" to open one. */
  open: string | undefined;
  /** The code of the case that a new file comes of. */
  clue?: string | undefined;
}

/** Files of mediation on the left; on the right one of them, or the form of acceptance. */
export default function MediationsDesk({ open, clue }: MediationsDeskProps) {
  return (
    <div className={twoPanes.panes} data-open={open !== undefined}>
      <div className={twoPanes.list}>
        <MediationsList open={open} />
      </div>
      <div className={twoPanes.one}>
        <Opened open={open} clue={clue} />
      </div>
    </div>
  );
}

function Opened({ open, clue }: MediationsDeskProps) {
  const { t } = useWords();
  const me = useStaff();
  if (open === 'new')
    return mayCall(me, 'openMediation') ? <OpenFile key={clue} clue={clue} /> : <Gone />;
  if (open !== undefined) return <MediationPage key={open} id={open} />;
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<LampEmpty />}
        title={t('mediations.pick.heading')}
        line={t('mediations.pick.words')}
      />
    </div>
  );
}
