import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import stateStyles from '../states/states.module.css';
import twoPanes from '../states/two-panes.module.css';
import { NewRoster } from './NewRoster.tsx';
import { RosterPage } from './RosterPage.tsx';
import { RostersList } from './RostersList.tsx';

/** Paper lists on the left; on the right one of them with its photo, or a new one. */
export default function RostersDesk({ open }: { open: string | undefined }) {
  return (
    <div className={twoPanes.panes} data-open={open !== undefined}>
      <div className={twoPanes.list}>
        <RostersList open={open} />
      </div>
      <div className={twoPanes.one}>
        <Right open={open} />
      </div>
    </div>
  );
}

function Right({ open }: { open: string | undefined }) {
  const { t } = useWords();
  if (open === 'new') return <NewRoster />;
  if (open !== undefined) return <RosterPage key={open} id={open} />;
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<QuietAlley />}
        title={t('rosters.pick.heading')}
        line={t('rosters.pick.words')}
      />
    </div>
  );
}
