import { useState } from 'react';
import type { Offer } from '../../contract/rewards.ts';
import { Button } from '../../ui/Button.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { clockTime, dateInWords, dayInWords } from '../dates.ts';
import { type Language, useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import cardStyles from '../split/cards.module.css';
import { CorrectBatch } from './CorrectBatch.tsx';
import { EndOffer } from './EndOffer.tsx';
import { Movements } from './Movements.tsx';
import { ReceiveBatch } from './ReceiveBatch.tsx';
import styles from './rewards.module.css';

type Batch = Offer['batches'][number];

/** A shelf with its batches, or a slot with its seats, and what can be done about it. */
export function OfferCard({ offer }: { offer: Offer }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const me = useStaff();
  const [opened, setOpened] = useState<'receive' | 'movements'>();
  const isOver = offer.slot !== null && new Date(offer.slot.startsAt) <= now;
  const title = offer.slot
    ? `${say(offer.name)} · ${slotInWords(offer.slot, now, language)}`
    : say(offer.name);
  const toggle = (what: 'receive' | 'movements') => setOpened(opened === what ? undefined : what);
  return (
    <section className={cardStyles.card} aria-label={title}>
      <div className={styles.shelfHead}>
        <h3 className={cardStyles.name}>{title}</h3>
        <OfferState offer={offer} isOver={isOver} />
      </div>
      <dl className={styles.figures}>
        {(['onHand', 'held', 'free'] as const).map((name) => (
          <div key={name}>
            <dt>{t(offer.slot ? `counters.seats.${name}` : `counters.shelf.${name}`)}</dt>
            <dd>{name === 'free' ? offer.onHand - offer.held : offer[name]}</dd>
          </div>
        ))}
      </dl>
      {!offer.slot && <Batches batches={offer.batches} />}
      <div className={cardStyles.buttons}>
        {mayCall(me, 'receiveStock') && !isOver && (
          <Button
            size="s"
            kind="outline"
            aria-expanded={opened === 'receive'}
            onClick={() => toggle('receive')}
          >
            {t(offer.slot ? 'counters.seats.more' : 'counters.shelf.receive')}
          </Button>
        )}
        {mayCall(me, 'listMovements') && (
          <Button
            size="s"
            kind="quiet"
            aria-expanded={opened === 'movements'}
            onClick={() => toggle('movements')}
          >
            {t('counters.movements.show')}
          </Button>
        )}
        {!isOver && <EndOffer offer={offer} title={title} />}
      </div>
      {opened === 'receive' && (
        <ReceiveBatch
          offer={offer.id}
          isSlot={offer.slot !== null}
          onDone={() => setOpened(undefined)}
        />
      )}
      {opened === 'movements' && <Movements offer={offer.id} />}
    </section>
  );
}

function OfferState({ offer, isOver }: { offer: Offer; isOver: boolean }) {
  const { t } = useWords();
  if (isOver) return <StateTag state="reversed">{t('counters.over')}</StateTag>;
  if (offer.closed) return <StateTag state="held">{t('counters.shut')}</StateTag>;
  if (offer.onHand - offer.held <= 0)
    return <StateTag state="overdue">{t('counters.gone')}</StateTag>;
  return <StateTag state="settled">{t('counters.taking')}</StateTag>;
}

/** "12月3日 09:00–10:00" */
export function slotInWords(
  { startsAt, endsAt }: NonNullable<Offer['slot']>,
  now: Date,
  language: Language,
): string {
  const starts = new Date(startsAt);
  return `${dayInWords(starts, now, language)} ${clockTime(starts)}–${clockTime(new Date(endsAt))}`;
}

function Batches({ batches }: { batches: readonly Batch[] }) {
  const { t } = useWords();
  if (batches.length === 0) return <p className={cardStyles.quiet}>{t('counters.shelf.none')}</p>;
  return (
    <ul className={cardStyles.rows}>
      {batches.map((batch) => (
        <BatchRow key={batch.id} batch={batch} />
      ))}
    </ul>
  );
}

function BatchRow({ batch }: { batch: Batch }) {
  const { t, language } = useWords();
  const maySet = mayCall(useStaff(), 'correctStock');
  const [opened, setOpened] = useState<'counted' | 'lost'>();
  return (
    <li className={cardStyles.row}>
      <div className={cardStyles.line}>
        <span className={cardStyles.words}>{batch.label}</span>
        <span className={cardStyles.amount}>
          {t('counters.shelf.pieces', { count: batch.onHand })}
        </span>
      </div>
      <p className={cardStyles.quiet}>
        {batch.bestBefore === null
          ? t('counters.shelf.keeps')
          : t('counters.shelf.bestBefore', { day: dateInWords(batch.bestBefore, language) })}
        {' · '}
        {t(`counters.shelf.suppliers.${batch.suppliedBy}`)}
      </p>
      {maySet && opened === undefined && (
        <div className={cardStyles.buttons}>
          {(['counted', 'lost'] as const).map((how) => (
            <Button
              key={how}
              size="s"
              kind="quiet"
              aria-label={`${t(`counters.shelf.${how}`)} ${batch.label}`}
              onClick={() => setOpened(how)}
            >
              {t(`counters.shelf.${how}`)}
            </Button>
          ))}
        </div>
      )}
      {opened && <CorrectBatch batch={batch} how={opened} onDone={() => setOpened(undefined)} />}
    </li>
  );
}
