import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { HeldAwardPage } from './HeldAwardPage.tsx';
import { HeldList } from './HeldList.tsx';
import { useHeld } from './use-held.ts';

/** The held awards on the left, the one to decide on the right. */
export default function HeldDesk({ open }: { open: string | undefined }) {
  const held = useHeld();
  const one = held.held.find(({ award }) => award.id === open);
  return (
    <TwoPanes list={<HeldList held={held} open={open} />} isOpen={open !== undefined}>
      {open === undefined ? (
        <PickOne what="held" />
      ) : (
        <HeldAwardPage key={open} one={one} isPending={held.pages.isPending} />
      )}
    </TwoPanes>
  );
}
