import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { ConflictPage } from './ConflictPage.tsx';
import { ConflictsList } from './ConflictsList.tsx';

/** What counters handed over without a network and did not agree: a list, and one with both its sides. */
export default function ConflictsDesk({ open }: { open: string | undefined }) {
  return (
    <TwoPanes list={<ConflictsList open={open} />} isOpen={open !== undefined}>
      {open === undefined ? (
        <PickOne what="conflicts" drawing={<LampEmpty />} />
      ) : (
        <ConflictPage key={open} id={open} />
      )}
    </TwoPanes>
  );
}
