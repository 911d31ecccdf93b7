import type { ReactNode } from 'react';
import type { RedPacket, RedPacketState } from '../../contract/red-packets.ts';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { money } from '../pools/money.ts';
import cardStyles from '../split/cards.module.css';
import styles from './RedPackets.module.css';

const tags: Record<RedPacketState, TagState> = {
  asked: 'provisional',
  prepared: 'provisional',
  approved: 'scheduled',
  sent: 'waiting',
  paid: 'settled',
  failed: 'reversed',
  withdrawn: 'reversed',
  declined: 'reversed',
};

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
        <div className={cardStyles.line}>
          <span className={cardStyles.name}>
            {say(packet.residentName)}{' '}
            <span className={cardStyles.amount}>{money(packet.amountFen)}</span>
          </span>
          <span className={styles.tags}>
            {packet.stuck && <StateTag state="overdue">{t('redPackets.packet.stuck')}</StateTag>}
            {packet.contradicted && (
              <StateTag state="overdue">{t('redPackets.packet.contradicted')}</StateTag>
            )}
            <StateTag state={tags[state]}>{t(`redPackets.states.${state}`)}</StateTag>
          </span>
        </div>
        <p className={cardStyles.quiet}>{facts.join(' · ')}</p>
        {(state === 'sent' || state === 'failed') && (
          <p className={cardStyles.words}>
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
