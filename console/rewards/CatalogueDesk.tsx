import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Gone } from '../states/Failed.tsx';
import stateStyles from '../states/states.module.css';
import twoPanes from '../states/two-panes.module.css';
import { CatalogueList } from './CatalogueList.tsx';
import { NewRewardPage } from './NewRewardPage.tsx';
import { RewardPage } from './RewardPage.tsx';
import { SuggestionsPage } from './SuggestionsPage.tsx';

interface CatalogueDeskProps {
  /** "reward" with its key, "new" or "suggestions". */
  open: { kind?: string | undefined; id?: string | undefined };
}

/** The catalogue on the left; on the right one reward, a new one, or what the last month suggests. */
export default function CatalogueDesk({ open }: CatalogueDeskProps) {
  return (
    <div className={twoPanes.panes} data-open={open.kind !== undefined}>
      <div className={twoPanes.list}>
        <CatalogueList open={open} />
      </div>
      <div className={twoPanes.one}>
        <Opened {...open} />
      </div>
    </div>
  );
}

function Opened({ kind, id }: CatalogueDeskProps['open']) {
  const me = useStaff();
  if (kind === undefined) return <PickReward />;
  if (kind === 'reward' && id !== undefined) return <RewardPage key={id} id={id} />;
  if (kind === 'new' && mayCall(me, 'addReward')) return <NewRewardPage />;
  if (kind === 'suggestions' && mayCall(me, 'listSuggestions')) return <SuggestionsPage />;
  return <Gone />;
}

function PickReward() {
  const { t } = useWords();
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<LampEmpty />}
        title={t('rewards.pick.heading')}
        line={t('rewards.pick.words')}
      />
    </div>
  );
}
