import type { Settlement } from '../../contract/settlements.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { money } from '../../ui/money.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Loaded } from '../frame/Loaded.tsx';
import { More } from '../frame/More.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { ForMerchants, isStranger } from './ForMerchants.tsx';
import { MerchantNotices } from './MerchantNotices.tsx';
import { OneSettlement } from './OneSettlement.tsx';
import styles from './Settlements.module.css';
import { SettlementTag } from './SettlementTag.tsx';
import { useMonth, useMySettlements, useSettlementTexts } from './use-settlements.ts';

/** What the counters of a merchant are owed: all months, or one of them line by line. */
export default function Settlements({ open }: { open: string | undefined }) {
  return open === undefined ? <All /> : <OneSettlement key={open} id={open} />;
}

function All() {
  const s = useSettlementTexts();
  const mine = useMySettlements();
  return (
    <Screen title={s('title')}>
      {isStranger(mine.error) ? (
        <ForMerchants />
      ) : (
        <Loaded asked={mine}>
          {({ pages }) => {
            const all = pages.flatMap(({ settlements }) => settlements);
            if (all.length === 0)
              return (
                <EmptyState drawing={<LampEmpty />} title={s('empty')} line={s('emptyLine')} />
              );
            return (
              <>
                <MerchantNotices />
                <ul className={styles.rows}>
                  {all.map((one) => (
                    <li key={one.id}>
                      <Row one={one} />
                    </li>
                  ))}
                </ul>
                <More pages={mine} />
              </>
            );
          }}
        </Loaded>
      )}
    </Screen>
  );
}

function Row({ one }: { one: Settlement }) {
  const { say } = useTexts();
  const s = useSettlementTexts();
  const month = useMonth();
  return (
    <a className={styles.row} href={paths.settlement(one.id)}>
      <span className={styles.words}>
        <span className={styles.name}>{month(one.period)}</span>
        <span className={styles.quiet}>{say(one.counterName)}</span>
        <span className={styles.quiet}>
          {s('lines', { count: one.lines, points: pointsText(one.points) })}
        </span>
      </span>
      <span className={styles.side}>
        <b className={styles.amount}>{money(one.amountFen)}</b>
        <SettlementTag state={one.state} />
      </span>
    </a>
  );
}
