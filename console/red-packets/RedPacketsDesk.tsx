import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Gone } from '../states/Failed.tsx';
import stateStyles from '../states/states.module.css';
import twoPanes from '../states/two-panes.module.css';
import { BatchPane } from './BatchPane.tsx';
import { NewOffer } from './NewOffer.tsx';
import { OffersPane } from './OffersPane.tsx';
import { PayeesPane } from './PayeesPane.tsx';
import { RedPacketsList } from './RedPacketsList.tsx';
import { SentPane } from './SentPane.tsx';
import { WaitingPane } from './WaitingPane.tsx';

interface RedPacketsDeskProps {
  /** "waiting", "sent", "offers", "new", "payees", or "batch" with its id. */
  open: { kind?: string | undefined; id?: string | undefined };
}

/** What there is to do on the left; on the right one of it. */
export default function RedPacketsDesk({ open }: RedPacketsDeskProps) {
  return (
    <div className={twoPanes.panes} data-open={open.kind !== undefined}>
      <div className={twoPanes.list}>
        <RedPacketsList open={open} />
      </div>
      <div className={twoPanes.one}>
        <Opened {...open} />
      </div>
    </div>
  );
}

function Opened({ kind, id }: RedPacketsDeskProps['open']) {
  const me = useStaff();
  if (kind === undefined) return <Pick />;
  if (kind === 'waiting') return <WaitingPane />;
  if (kind === 'sent') return <SentPane />;
  if (kind === 'offers') return <OffersPane />;
  if (kind === 'batch' && id !== undefined) return <BatchPane key={id} id={id} />;
  if (kind === 'new' && mayCall(me, 'openRedPacketOffer')) return <NewOffer />;
  if (kind === 'payees' && mayCall(me, 'exportPayees')) return <PayeesPane />;
  return <Gone />;
}

function Pick() {
  const { t } = useWords();
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<LampEmpty />}
        title={t('redPackets.pick.heading')}
        line={t('redPackets.pick.words')}
      />
    </div>
  );
}
