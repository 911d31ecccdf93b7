import { PickOne } from '../states/PickOne.tsx';
import twoPanes from '../states/two-panes.module.css';
import { HeldAwardPage } from './HeldAwardPage.tsx';
import { HeldList } from './HeldList.tsx';
import { useHeld } from './use-held.ts';

/** The held awards on the left, the one to decide on the right. */
export default function HeldDesk({ open }: { open: string | undefined }) {
  const held = useHeld();
  const one = held.held.find(({ award }) => award.id === open);
  return (
    <div className={twoPanes.panes} data-open={open !== undefined}>
      <div className={twoPanes.list}>
        <HeldList held={held} open={open} />
      </div>
      <div className={twoPanes.one}>
        {open === undefined ? (
          <PickOne what="held" />
        ) : (
          <HeldAwardPage key={open} one={one} isPending={held.pages.isPending} />
        )}
      </div>
    </div>
  );
}
