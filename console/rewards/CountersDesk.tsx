import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { Gone } from '../states/Failed.tsx';
import { CounterPage } from './CounterPage.tsx';
import { CountersList } from './CountersList.tsx';
import { NewCounterPage } from './NewCounterPage.tsx';

interface CountersDeskProps {
  /** Those at which whoever sits here serves, or all below their area. */
  mine?: boolean;
  /** "counter" with its key, or "new". */
  open: { kind?: string | undefined; id?: string | undefined };
}

/** Counters on the left; on the right one of them with what it has, or a new one. */
export default function CountersDesk({ mine = false, open }: CountersDeskProps) {
  const home = mine ? '/my-counters' : '/counters';
  return (
    <TwoPanes
      list={<CountersList mine={mine} home={home} open={open} />}
      isOpen={open.kind !== undefined}
    >
      <Opened home={home} {...open} />
    </TwoPanes>
  );
}

function Opened({ home, kind, id }: CountersDeskProps['open'] & { home: string }) {
  const me = useStaff();
  if (kind === undefined) return <PickOne what="counters" drawing={<LampEmpty />} />;
  if (kind === 'counter' && id !== undefined) return <CounterPage key={id} id={id} home={home} />;
  if (kind === 'new' && mayCall(me, 'openCounter')) return <NewCounterPage home={home} />;
  return <Gone />;
}
