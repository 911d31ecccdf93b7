import type { ReactNode } from 'react';
import type { RedPacket } from '../../contract/red-packets.ts';
import { redPacketTags } from '../../ui/red-packet-tags.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { money } from '../pools/money.ts';
import poolStyles from '../pools/pools.module.css';
import styles from './RedPackets.module.css';

interface PacketRowProps {
  packet: RedPacket;
  /** Before it: a box to tick. */
  check?: ReactNode;
  /** Below it: what can be done with it. */
  children?: ReactNode;
}

/** One packet: to whom, how much, how it stands, and what Alipay said where that was no clear word. */
export function PacketRow({ packet, check, children }: PacketRowProps) {
  const { t, say, language } = useWords();
  const now = useNow();
  const { state, attempts, code, account } = packet;
  const facts = [
    say(packet.name),
    account === null ? t('redPackets.packet.erased') : t('redPackets.packet.to', { account }),
    t('redPackets.packet.askedOn', { when: momentInWords(packet.askedAt, now, language) }),
    t(`redPackets.tax.${packet.tax}`),
  ];
  return (
    <li className={styles.packet}>
      {check}
      <div className={styles.about}>
        <div className={poolStyles.line}>
          <span className={poolStyles.name}>
            {say(packet.residentName)}{' '}
            <span className={poolStyles.amount}>{money(packet.amountFen)}</span>
          </span>
          <span className={styles.tags}>
            {packet.stuck && <StateTag state="overdue">{t('redPackets.packet.stuck')}</StateTag>}
            {packet.contradicted && (
              <StateTag state="overdue">{t('redPackets.packet.contradicted')}</StateTag>
            )}
            <StateTag state={redPacketTags[state]}>{t(`redPackets.states.${state}`)}</StateTag>
          </span>
        </div>
        <p className={poolStyles.quiet}>{facts.join(' · ')}</p>
        {(state === 'sent' || state === 'failed') && (
          <p className={poolStyles.words}>
            {[
              t('redPackets.packet.tried', { count: attempts }),
              ...(code === null ? [] : [t('redPackets.packet.code', { code })]),
            ].join(' · ')}
          </p>
        )}
        {children}
      </div>
    </li>
  );
}
