import { useState } from 'react';
import { useLocation } from 'wouter';
import type { RedPacketOffer } from '../../contract/red-packets.ts';
import { Button } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useCounty } from '../county.tsx';
import { dateInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { money } from '../pools/money.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import cardStyles from '../split/cards.module.css';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { Pane } from './Pane.tsx';
import { staleRedPackets, useOffers } from './use-red-packets.ts';

/** What is offered, newest first. */
export function OffersPane() {
  const { t } = useWords();
  const [, go] = useLocation();
  const mayOpen = mayCall(useStaff(), 'openRedPacketOffer');
  const offers = useOffers();
  const rows = offers.data?.offers;
  return (
    <Pane
      title={t('redPackets.sections.offers')}
      aside={
        mayOpen && (
          <Button size="s" icon={<PlusIcon size={16} />} onClick={() => go('/red-packets/new')}>
            {t('redPackets.offers.create')}
          </Button>
        )
      }
    >
      {rows === undefined ? (
        offers.isPending ? (
          <Skeleton label={t('redPackets.loading')} rows={4} />
        ) : (
          <Failed error={offers.error} retry={() => offers.refetch()} />
        )
      ) : rows.length === 0 ? (
        <EmptyState
          drawing={<LampEmpty />}
          title={t('redPackets.offers.none.heading')}
          line={t('redPackets.offers.none.words')}
        />
      ) : (
        <section className={cardStyles.card}>
          <ul className={cardStyles.rows}>
            {rows.map((offer) => (
              <Offer key={offer.id} offer={offer} />
            ))}
          </ul>
        </section>
      )}
    </Pane>
  );
}

function Offer({ offer }: { offer: RedPacketOffer }) {
  const { t, say, language } = useWords();
  const mayClose = mayCall(useStaff(), 'closeRedPacketOffer') && !offer.closed;
  const limits = [
    t('redPackets.offers.limits', {
      from: pointsText(offer.earnedFrom),
      perYear: offer.perYear,
      given: offer.given,
      places: offer.places,
    }),
    ...(offer.closesAt === null
      ? []
      : [
          t('redPackets.offers.until', { day: dateInWords(offer.closesAt.slice(0, 10), language) }),
        ]),
    t(`redPackets.tax.${offer.tax}`),
  ];
  return (
    <li className={cardStyles.row}>
      <div className={cardStyles.line}>
        <span className={cardStyles.name}>{say(offer.name)}</span>
        <StateTag state={offer.closed ? 'reversed' : 'settled'}>
          {t(offer.closed ? 'redPackets.offers.closed' : 'redPackets.offers.open')}
        </StateTag>
      </div>
      <p className={cardStyles.amount}>
        {t('redPackets.offers.terms', {
          amount: money(offer.amountFen),
          value: pointsText(offer.value),
          price: pointsText(offer.price),
        })}
      </p>
      <p className={cardStyles.quiet}>{limits.join(' · ')}</p>
      {mayClose && <Close id={offer.id} />}
    </li>
  );
}

function Close({ id }: { id: string }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [asked, setAsked] = useState(false);
  const closing = useStep(
    (_: null, requestId) => client.call('closeRedPacketOffer', { params: { id }, requestId }),
    { stale: staleRedPackets },
  );
  if (!asked)
    return (
      <div className={cardStyles.buttons}>
        <Button size="s" kind="quiet" onClick={() => setAsked(true)}>
          {t('redPackets.offers.close')}
        </Button>
      </div>
    );
  return (
    <div className={cardStyles.form}>
      <p className={cardStyles.words}>{t('redPackets.offers.sure')}</p>
      <Refusals error={closing.error} />
      <div className={cardStyles.buttons}>
        <Button
          size="s"
          kind="danger"
          busy={closing.isPending}
          onClick={() => closing.mutate(null)}
        >
          {t('redPackets.offers.closeSure')}
        </Button>
        <Button size="s" kind="quiet" onClick={() => setAsked(false)}>
          {t('redPackets.waiting.close')}
        </Button>
      </div>
    </div>
  );
}
