import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { PickOne } from '../split/PickOne.tsx';
import { TwoPanes } from '../split/TwoPanes.tsx';
import { Gone } from '../states/Failed.tsx';
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
    <TwoPanes list={<RedPacketsList open={open} />} isOpen={open.kind !== undefined}>
      <Opened {...open} />
    </TwoPanes>
  );
}

function Opened({ kind, id }: RedPacketsDeskProps['open']) {
  const me = useStaff();
  if (kind === undefined) return <PickOne what="redPackets" drawing={<LampEmpty />} />;
  if (kind === 'waiting') return <WaitingPane />;
  if (kind === 'sent') return <SentPane />;
  if (kind === 'offers') return <OffersPane />;
  if (kind === 'batch' && id !== undefined) return <BatchPane key={id} id={id} />;
  if (kind === 'new' && mayCall(me, 'openRedPacketOffer')) return <NewOffer />;
  if (kind === 'payees' && mayCall(me, 'exportPayees')) return <PayeesPane />;
  return <Gone />;
}
