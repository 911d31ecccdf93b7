import type { RedPacketState } from '../../contract/red-packets.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useWords } from '../language.ts';
import poolStyles from '../pools/pools.module.css';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { PacketRow } from './PacketRow.tsx';
import { Pane } from './Pane.tsx';
import { useOffers, usePackets } from './use-red-packets.ts';

/** What is on its way, and what ended unpaid. */
export function SentPane() {
  const { t } = useWords();
  const none = useOffers().data?.figures.underWay === 0;
  return (
    <Pane title={t('redPackets.sections.sent')}>
      {none && (
        <EmptyState
          drawing={<LampEmpty />}
          title={t('redPackets.sent.none.heading')}
          line={t('redPackets.sent.none.words')}
        />
      )}
      <InState state="sent" title={t('redPackets.sections.sent')} />
      <InState state="approved" title={t('redPackets.sent.approved')} />
      <InState state="failed" title={t('redPackets.sent.failed')} />
    </Pane>
  );
}

/** Packets in one state; nothing where there are none. */
function InState({ state, title }: { state: RedPacketState; title: string }) {
  const { t } = useWords();
  const found = usePackets(state);
  const packets = found.data?.pages.flatMap((page) => page.packets);
  if (found.isPending) return <Skeleton label={t('redPackets.loading')} rows={2} />;
  if (packets === undefined) return <Failed error={found.error} retry={() => found.refetch()} />;
  if (packets.length === 0) return null;
  return (
    <section className={poolStyles.card} aria-label={title}>
      <h2 className={poolStyles.name}>{title}</h2>
      <ul className={poolStyles.rows}>
        {packets.map((packet) => (
          <PacketRow key={packet.id} packet={packet} />
        ))}
      </ul>
      <NextPage pages={found} />
    </section>
  );
}
