import type { RedPacketChance } from '../../contract/red-packets.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { presentMs } from '../../ui/now.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { dayText, localDay } from '../dates.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { More } from '../frame/More.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { PacketLine } from './PacketLine.tsx';
import styles from './RedPackets.module.css';
import { useRedPacketTexts } from './use-red-packet-texts.ts';
import { useRedPackets } from './use-red-packets.ts';
import { yuan } from './yuan.ts';

/** What can be asked for, and how those stand that I asked for. */
export default function RedPackets() {
  const { t } = useTexts();
  const r = useRedPacketTexts();
  const asked = useRedPackets();
  return (
    <Screen title={r('title')} back={{ label: t('back'), href: paths.shop }}>
      <p className={styles.lead}>{r('lead')}</p>
      <Loaded asked={asked}>
        {({ pages }) => {
          const packets = pages.flatMap((page) => page.packets);
          return (
            <>
              <Chances chances={pages[0]?.chances ?? []} />
              <h2 className={styles.heading}>{r('mine')}</h2>
              {packets.length === 0 ? (
                <p className={styles.quiet}>{r('noneMine')}</p>
              ) : (
                <ul className={styles.lines}>
                  {packets.map((packet) => (
                    <li key={packet.id}>
                      <PacketLine packet={packet} />
                    </li>
                  ))}
                </ul>
              )}
              <More pages={asked} />
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}

function Chances({ chances }: { chances: readonly RedPacketChance[] }) {
  const r = useRedPacketTexts();
  if (chances.length === 0)
    return <EmptyState drawing={<LampEmpty />} title={r('none')} line={r('noneLine')} />;
  return (
    <ul className={styles.chances}>
      {chances.map((chance) => (
        <li key={chance.id}>
          <Chance chance={chance} />
        </li>
      ))}
    </ul>
  );
}

/** One packet: how much, for what, and the one thing that I can do, or why not. */
function Chance({ chance }: { chance: RedPacketChance }) {
  const { say, language } = useTexts();
  const r = useRedPacketTexts();
  const { price, left, perYear, closesAt } = chance;
  const terms = [
    price === 0 ? r('free') : r('price', { points: pointsText(price) }),
    r('perYear', { count: perYear }),
    r('left', { count: left }),
    ...(closesAt === null
      ? []
      : [r('until', { day: dayText(localDay(closesAt), presentMs(), language) })]),
  ];
  return (
    <Card>
      <div className={styles.head}>
        <h2 className={styles.name}>{say(chance.name)}</h2>
        <span className={styles.amount}>{r('yuan', { amount: yuan(chance.amountFen) })}</span>
      </div>
      <p className={styles.words}>{say(chance.words)}</p>
      <p className={styles.quiet}>{terms.join(' · ')}</p>
      {chance.why === null ? (
        <ButtonLink
          wide
          href={paths.askRedPacket(chance.id)}
          aria-label={`${r('ask')} ${say(chance.name)}`}
        >
          {r('ask')}
        </ButtonLink>
      ) : (
        <p className={styles.why}>{say(chance.why)}</p>
      )}
    </Card>
  );
}
