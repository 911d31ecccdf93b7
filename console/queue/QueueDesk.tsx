import { CasePage } from '../case/CasePage.tsx';
import { PickOne } from '../states/PickOne.tsx';
import twoPanes from '../states/two-panes.module.css';
import { Queue } from './Queue.tsx';

/** Queue and case side by side; on a narrow screen one after the other. */
export default function QueueDesk({ open }: { open: string | undefined }) {
  return (
    <div className={twoPanes.panes} data-open={open !== undefined}>
      <div className={twoPanes.list}>
        <Queue open={open} />
      </div>
      <div className={twoPanes.one}>
        {open === undefined ? <PickOne what="queue" /> : <CasePage key={open} code={open} />}
      </div>
    </div>
  );
}
