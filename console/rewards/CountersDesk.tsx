import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Gone } from '../states/Failed.tsx';
import stateStyles from '../states/states.module.css';
import twoPanes from '../states/two-panes.module.css';
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
    <div className={twoPanes.panes} data-open={open.kind !== undefined}>
      <div className={twoPanes.list}>
        <CountersList mine={mine} home={home} open={open} />
      </div>
      <div className={twoPanes.one}>
        <Opened home={home} {...open} />
      </div>
    </div>
  );
}

function Opened({ home, kind, id }: CountersDeskProps['open'] & { home: string }) {
  const { t } = useWords();
  const me = useStaff();
  if (kind === undefined)
    return (
      <div className={stateStyles.middle}>
        <EmptyState
          drawing={<LampEmpty />}
          title={t('counters.pick.heading')}
          line={t('counters.pick.words')}
        />
      </div>
    );
  if (kind === 'counter' && id !== undefined) return <CounterPage key={id} id={id} home={home} />;
  if (kind === 'new' && mayCall(me, 'openCounter')) return <NewCounterPage home={home} />;
  return <Gone />;
}
