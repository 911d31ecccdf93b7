import { useState } from 'react';
import type { MyRedPacket } from '../../contract/red-packets.ts';
import { Button } from '../../ui/Button.tsx';
import { presentMs } from '../../ui/now.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { redPacketTags } from '../../ui/red-packet-tags.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { dayText, localDay } from '../dates.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './RedPackets.module.css';
import { useRedPacketTexts } from './use-red-packet-texts.ts';
import { useWithdraw } from './use-red-packets.ts';
import { yuan } from './yuan.ts';

/** One packet: how much, to where, how it stands; taken back while nobody has approved it. */
export function PacketLine({ packet }: { packet: MyRedPacket }) {
  const { say, language } = useTexts();
  const r = useRedPacketTexts();
  const [leaving, setLeaving] = useState(false);
  const { state, points, account, askedAt, why } = packet;
  const day = dayText(localDay(askedAt), presentMs(), language);
  const ended = redPacketTags[state] === 'reversed';
  const words = [
    r('line.askedOn', { day }),
    ...(account === null ? [] : [r('line.to', { account })]),
    ...(points === 0
      ? []
      : [r(ended ? 'line.back' : 'line.points', { points: pointsText(points) })]),
  ];
  return (
    <div className={styles.line}>
      <span className={styles.about}>
        <span className={styles.label}>
          {say(packet.name)} {r('yuan', { amount: yuan(packet.amountFen) })}
        </span>
        <span className={styles.quiet}>{words.join(' · ')}</span>
        {why !== null && <span className={styles.why}>{say(why)}</span>}
      </span>
      <span className={styles.side}>
        <StateTag state={redPacketTags[state]}>{r(`state.${state}`)}</StateTag>
        {(state === 'asked' || state === 'prepared') && (
          <Button size="s" kind="quiet" onClick={() => setLeaving(true)}>
            {r('withdraw.go')}
          </Button>
        )}
      </span>
      {leaving && <Withdraw packet={packet} onClose={() => setLeaving(false)} />}
    </div>
  );
}

function Withdraw({ packet, onClose }: { packet: MyRedPacket; onClose: () => void }) {
  const r = useRedPacketTexts();
  const withdrawing = useWithdraw(packet.id);
  return (
    <LazySheet
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={r('withdraw.title')}
      description={r('withdraw.line', { points: pointsText(packet.points) })}
      footer={
        <div className={styles.acts}>
          <Button kind="outline" onClick={onClose}>
            {r('withdraw.keep')}
          </Button>
          <Button
            kind="danger"
            busy={withdrawing.isPending}
            onClick={() => withdrawing.mutate(undefined, { onSuccess: onClose })}
          >
            {r('withdraw.sure')}
          </Button>
        </div>
      }
    >
      <Problem error={withdrawing.error} />
    </LazySheet>
  );
}
