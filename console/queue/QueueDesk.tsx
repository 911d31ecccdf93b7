import { CasePage } from '../case/CasePage.tsx';
import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { Queue } from './Queue.tsx';

/** Queue and case side by side; on a narrow screen one after the other. */
export default function QueueDesk({ open }: { open: string | undefined }) {
  return (
    <TwoPanes list={<Queue open={open} />} isOpen={open !== undefined}>
      {open === undefined ? <PickOne what="queue" /> : <CasePage key={open} code={open} />}
    </TwoPanes>
  );
}
