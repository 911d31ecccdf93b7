import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Gone } from '../states/Failed.tsx';
import stateStyles from '../states/states.module.css';
import twoPanes from '../states/two-panes.module.css';
import { LiabilityPage } from './LiabilityPage.tsx';
import { NewPool } from './NewPool.tsx';
import { PoolPage } from './PoolPage.tsx';
import { PoolsList } from './PoolsList.tsx';
import { SponsorsPage } from './SponsorsPage.tsx';

interface PoolsDeskProps {
  /** "pool" with its code, "new", "sponsors" or "liability". */
  open: { kind?: string | undefined; code?: string | undefined };
}

/** Pools on the left; on the right one of them, the sponsors, or what is outstanding. */
export default function PoolsDesk({ open }: PoolsDeskProps) {
  return (
    <div className={twoPanes.panes} data-open={open.kind !== undefined}>
      <div className={twoPanes.list}>
        <PoolsList open={open} />
      </div>
      <div className={twoPanes.one}>
        <Opened {...open} />
      </div>
    </div>
  );
}

function Opened({ kind, code }: PoolsDeskProps['open']) {
  const me = useStaff();
  if (kind === undefined) return <PickPool />;
  if (kind === 'pool' && code !== undefined) return <PoolPage key={code} code={code} />;
  if (kind === 'new' && mayCall(me, 'createPool')) return <NewPool />;
  if (kind === 'sponsors' && mayCall(me, 'listSponsors')) return <SponsorsPage />;
  if (kind === 'liability' && mayCall(me, 'getLiability')) return <LiabilityPage />;
  return <Gone />;
}

function PickPool() {
  const { t } = useWords();
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<LampEmpty />}
        title={t('pools.pick.heading')}
        line={t('pools.pick.words')}
      />
    </div>
  );
}
