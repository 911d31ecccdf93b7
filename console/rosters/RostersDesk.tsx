import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { NewRoster } from './NewRoster.tsx';
import { RosterPage } from './RosterPage.tsx';
import { RostersList } from './RostersList.tsx';

/** Paper lists on the left; on the right one of them with its photo, or a new one. */
export default function RostersDesk({ open }: { open: string | undefined }) {
  return (
    <TwoPanes list={<RostersList open={open} />} isOpen={open !== undefined}>
      <Right open={open} />
    </TwoPanes>
  );
}

function Right({ open }: { open: string | undefined }) {
  if (open === 'new') return <NewRoster />;
  if (open !== undefined) return <RosterPage key={open} id={open} />;
  return <PickOne what="rosters" />;
}
