import { useState } from 'react';
import { useLocation } from 'wouter';
import { mostInBatch, type RedPacket } from '../../contract/red-packets.ts';
import { Button } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { money } from '../pools/money.ts';
import poolStyles from '../pools/pools.module.css';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { DeclinePacket } from './DeclinePacket.tsx';
import { PacketRow } from './PacketRow.tsx';
import { Pane } from './Pane.tsx';
import styles from './RedPackets.module.css';
import { staleRedPackets, usePackets } from './use-red-packets.ts';

/** What was asked for: chosen and put together, or declined with a reason. */
export function WaitingPane() {
  const { t } = useWords();
  const asked = usePackets('asked');
  const packets = asked.data?.pages.flatMap((page) => page.packets);
  return (
    <Pane title={t('redPackets.sections.waiting')}>
      {packets === undefined ? (
        asked.isPending ? (
          <Skeleton label={t('redPackets.loading')} rows={5} />
        ) : (
          <Failed error={asked.error} retry={() => asked.refetch()} />
        )
      ) : packets.length === 0 ? (
        <EmptyState
          drawing={<LampEmpty />}
          title={t('redPackets.waiting.none.heading')}
          line={t('redPackets.waiting.none.words')}
        />
      ) : (
        <>
          <Choosing packets={packets} />
          <NextPage pages={asked} />
        </>
      )}
    </Pane>
  );
}

function Choosing({ packets }: { packets: readonly RedPacket[] }) {
  const { t, say } = useWords();
  const me = useStaff();
  const mayPrepare = mayCall(me, 'prepareRedPackets');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // What was taken back meanwhile is not in the list any more, and is not chosen either.
  const ticked = packets.filter(({ id }) => chosen.has(id));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const all = ticked.length === packets.length;
  return (
    <section className={poolStyles.card}>
      {mayPrepare && (
        <label className={styles.all}>
          <input
            type="checkbox"
            checked={all}
            onChange={() =>
              setChosen(new Set(all ? [] : packets.slice(0, mostInBatch).map(({ id }) => id)))
            }
          />
          {t('redPackets.waiting.all')}
        </label>
      )}
      <ul className={poolStyles.rows}>
        {packets.map((packet) => (
          <PacketRow
            key={packet.id}
            packet={packet}
            check={
              mayPrepare && (
                <label className={styles.check}>
                  <input
                    type="checkbox"
                    aria-label={`${say(packet.residentName)} ${money(packet.amountFen)}`}
                    checked={chosen.has(packet.id)}
                    onChange={() => toggle(packet.id)}
                  />
                </label>
              )
            }
          >
            {mayCall(me, 'declineRedPacket') && <DeclinePacket packet={packet} />}
          </PacketRow>
        ))}
      </ul>
      {mayPrepare ? (
        <Preparing ticked={ticked} onDone={() => setChosen(new Set())} />
      ) : (
        <p className={poolStyles.quiet}>{t('redPackets.waiting.readOnly')}</p>
      )}
    </section>
  );
}

function Preparing({ ticked, onDone }: { ticked: readonly RedPacket[]; onDone: () => void }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [, go] = useLocation();
  const [pressed, setPressed] = useState(false);
  const preparing = useStep(
    (body: { packets: string[] }, requestId) =>
      client.call('prepareRedPackets', { body, requestId }),
    {
      stale: staleRedPackets,
      onDone: ({ id }) => {
        onDone();
        go(`/red-packets/batch/${id}`);
      },
    },
  );
  const sum = ticked.reduce((total, { amountFen }) => total + amountFen, 0);
  const press = () => {
    setPressed(true);
    if (ticked.length > 0 && !preparing.isPending)
      preparing.mutate({ packets: ticked.map(({ id }) => id) });
  };
  return (
    <>
      <Refusals error={preparing.error} />
      <div className={styles.foot}>
        <span
          aria-live="polite"
          className={pressed && ticked.length === 0 ? styles.missing : poolStyles.amount}
        >
          {ticked.length === 0
            ? t('redPackets.waiting.choose')
            : t('redPackets.waiting.chosen', { count: ticked.length, amount: money(sum) })}
        </span>
        <Button busy={preparing.isPending} onClick={press}>
          {t('redPackets.waiting.prepare')}
        </Button>
      </div>
    </>
  );
}
