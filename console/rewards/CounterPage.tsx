import { useState } from 'react';
import type { Counter, rewardRoutes } from '../../contract/rewards.ts';
import type { BodyOf } from '../../contract/route.ts';
import { Button } from '../../ui/Button.tsx';
import { EditIcon, PlusIcon } from '../../ui/icons.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import cardStyles from '../split/cards.module.css';
import { Terms } from '../split/Terms.tsx';
import titledStyles from '../split/TitledPage.module.css';
import { TitledPage } from '../split/TitledPage.tsx';
import { Unread } from '../split/Unread.tsx';
import { useStep } from '../use-step.ts';
import { CounterForm, draftOfCounter, placeOf } from './CounterForm.tsx';
import { NewOffer } from './NewOffer.tsx';
import { OfferCard } from './OfferCard.tsx';
import { Reservations } from './Reservations.tsx';
import { useAreaName } from './RewardTerms.tsx';
import styles from './rewards.module.css';
import { staleCounters, useCounter, useMerchants } from './use-counters.ts';

/** One counter: who runs it, its shelves and slots, and what waits there. */
export function CounterPage({ id, home }: { id: string; home: string }) {
  const { t, say } = useWords();
  const counter = useCounter(id);
  const mayList = mayCall(useStaff(), 'listReservations');
  const one = counter.data;
  return (
    <TitledPage
      label={t('rewards.heading')}
      back={home}
      title={one && say(one.name)}
      kind={one?.closed ? <StateTag state="reversed">{t('counters.closed')}</StateTag> : undefined}
    >
      {one ? (
        <div className={titledStyles.body}>
          <Place one={one} />
          <Offers one={one} />
          {mayList && <Reservations counter={one.id} />}
        </div>
      ) : (
        <Unread asked={counter} loading={t('rewards.loading')} />
      )}
    </TitledPage>
  );
}

function Place({ one }: { one: Counter }) {
  const { t, say, language } = useWords();
  const [editing, setEditing] = useState(false);
  const nameOf = useAreaName();
  const me = useStaff();
  const merchants = useMerchants().data?.merchants ?? [];
  if (editing) return <ChangeCounter one={one} onClose={() => setEditing(false)} />;
  const names = one.staff.flatMap((id) => merchants.find((each) => each.id === id)?.name ?? []);
  const facts = [
    ['merchant', say(one.merchant)],
    ['place', `${nameOf(one.area)} · ${one.place}`],
    ['hours', say(one.hours)],
    ...(mayCall(me, 'listMerchants')
      ? [['staff', names.join(language === 'en' ? ', ' : '、') || t('counters.nobody')] as const]
      : []),
  ] as const;
  return (
    <section className={cardStyles.card} aria-label={t('counters.about')}>
      <Terms terms={facts.map(([name, said]) => [t(`counters.facts.${name}`), said] as const)} />
      {mayCall(me, 'changeCounter') && (
        <div className={cardStyles.buttons}>
          <Button
            size="s"
            kind="outline"
            icon={<EditIcon size={16} />}
            onClick={() => setEditing(true)}
          >
            {t('counters.change')}
          </Button>
        </div>
      )}
    </section>
  );
}

function ChangeCounter({ one, onClose }: { one: Counter; onClose: () => void }) {
  const { client } = useCounty();
  const [draft, setDraft] = useState(() => draftOfCounter(one));
  const params = { id: one.id };
  const changing = useStep(
    (body: BodyOf<typeof rewardRoutes.changeCounter>, requestId) =>
      client.call('changeCounter', { params, body, requestId }),
    { stale: staleCounters, onDone: onClose },
  );
  return (
    <CounterForm
      draft={draft}
      onChange={setDraft}
      sending={changing}
      onSend={() => changing.mutate({ ...placeOf(draft), closed: draft.closed })}
      onClose={onClose}
    />
  );
}

function Offers({ one }: { one: Counter }) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const mayOpen = mayCall(useStaff(), 'openOffer') && !one.closed;
  return (
    <section className={styles.offers} aria-labelledby="offers">
      <div className={cardStyles.cardHead}>
        <h2 id="offers" className={cardStyles.name}>
          {t('counters.offers.heading')}
        </h2>
        {mayOpen && !adding && (
          <Button
            size="s"
            kind="outline"
            icon={<PlusIcon size={16} />}
            onClick={() => setAdding(true)}
          >
            {t('counters.offers.add')}
          </Button>
        )}
      </div>
      {adding && <NewOffer counter={one.id} onDone={() => setAdding(false)} />}
      {one.offers.length === 0 && !adding && (
        <p className={cardStyles.quiet}>{t('counters.offers.none')}</p>
      )}
      {one.offers.map((offer) => (
        <OfferCard key={offer.id} offer={offer} />
      ))}
    </section>
  );
}
