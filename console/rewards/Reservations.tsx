import { useState } from 'react';
import type { Reservation, ReservationList } from '../../contract/reward-desk.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import poolStyles from '../pools/pools.module.css';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { slotInWords } from './OfferCard.tsx';
import { useReservations } from './use-counters.ts';

/** What waits at a counter, or was handed over there; nobody is named. */
export function Reservations({ counter }: { counter: string }) {
  const { t } = useWords();
  const [list, setList] = useState<ReservationList>('reserved');
  return (
    <section className={poolStyles.card} aria-labelledby="reservations">
      <h2 id="reservations" className={poolStyles.name}>
        {t('counters.reservations.heading')}
      </h2>
      <Segmented
        label={t('counters.reservations.heading')}
        labelHidden
        value={list}
        onChange={setList}
        choices={(['reserved', 'handed_over'] as const).map((value) => ({
          value,
          label: t(`counters.reservations.${value}`),
        }))}
      />
      <Rows counter={counter} list={list} />
    </section>
  );
}

function Rows({ counter, list }: { counter: string; list: ReservationList }) {
  const { t } = useWords();
  const { pages, reservations } = useReservations(counter, list);
  if (pages.isPending) return <Skeleton label={t('counters.loading')} rows={3} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  if (reservations.length === 0)
    return <p className={poolStyles.quiet}>{t(`counters.reservations.none.${list}`)}</p>;
  return (
    <>
      <ul className={poolStyles.rows}>
        {reservations.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </ul>
      <NextPage pages={pages} />
    </>
  );
}

function Row({ one }: { one: Reservation }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const when = (at: string) => momentInWords(at, now, language);
  const said =
    one.handedOverAt === null
      ? t('counters.reservations.until', { at: when(one.reservedAt), until: when(one.holdUntil) })
      : t('counters.reservations.handed', { at: when(one.handedOverAt) });
  return (
    <li className={poolStyles.row}>
      <div className={poolStyles.line}>
        <span>
          {say(one.name)}
          {one.slot && ` · ${slotInWords(one.slot, now, language)}`}
        </span>
        <span className={poolStyles.amount}>
          {one.value === 0
            ? t('rewards.free')
            : t('rewards.terms.points', { points: pointsText(one.value) })}
        </span>
      </div>
      <div className={poolStyles.line}>
        <span className={poolStyles.quiet}>
          {said}
          {one.byCard && ` · ${t('counters.reservations.byCard')}`}
        </span>
        {one.state === 'returned' && (
          <StateTag state="reversed">{t('counters.reservations.returned')}</StateTag>
        )}
      </div>
    </li>
  );
}
