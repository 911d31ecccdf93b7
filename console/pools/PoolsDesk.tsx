import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { Gone } from '../states/Failed.tsx';
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
    <TwoPanes list={<PoolsList open={open} />} isOpen={open.kind !== undefined}>
      <Opened {...open} />
    </TwoPanes>
  );
}

function Opened({ kind, code }: PoolsDeskProps['open']) {
  const me = useStaff();
  if (kind === undefined) return <PickOne what="pools" drawing={<LampEmpty />} />;
  if (kind === 'pool' && code !== undefined) return <PoolPage key={code} code={code} />;
  if (kind === 'new' && mayCall(me, 'createPool')) return <NewPool />;
  if (kind === 'sponsors' && mayCall(me, 'listSponsors')) return <SponsorsPage />;
  if (kind === 'liability' && mayCall(me, 'getLiability')) return <LiabilityPage />;
  return <Gone />;
}
