import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { Gone } from '../states/Failed.tsx';
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
    <TwoPanes list={<CatalogueList open={open} />} isOpen={open.kind !== undefined}>
      <Opened {...open} />
    </TwoPanes>
  );
}

function Opened({ kind, id }: CatalogueDeskProps['open']) {
  const me = useStaff();
  if (kind === undefined) return <PickOne what="rewards" drawing={<LampEmpty />} />;
  if (kind === 'reward' && id !== undefined) return <RewardPage key={id} id={id} />;
  if (kind === 'new' && mayCall(me, 'addReward')) return <NewRewardPage />;
  if (kind === 'suggestions' && mayCall(me, 'listSuggestions')) return <SuggestionsPage />;
  return <Gone />;
}
