import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Paying, PrintedRedemption, redemptionRoutes } from '../../contract/redemptions.ts';
import type { OpenOffer } from '../../contract/reward-desk.ts';
import type { BodyOf } from '../../contract/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import { useNow } from '../now.ts';
import poolStyles from '../pools/pools.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { slotInWords } from './OfferCard.tsx';
import { staleCounters } from './use-counters.ts';

const shortest = 16;
const accounts: readonly Paying[] = ['own', 'household'];

interface ByCardFormProps {
  offers: readonly OpenOffer[];
  onPrinted: (printed: PrintedRedemption) => void;
}

/** A card and what is wanted; the card's field is empty again for the next one. */
export function ByCardForm({ offers, onPrinted }: ByCardFormProps) {
  const { t, say, language } = useWords();
  const { client } = useCounty();
  const now = useNow();
  const [offer, setOffer] = useState<string>();
  const [account, setAccount] = useState<Paying>('own');
  const [card, setCard] = useState('');
  const [pressed, setPressed] = useState(false);
  const reserving = useStep(
    (body: BodyOf<typeof redemptionRoutes.reserveByCard>, requestId) =>
      client.call('reserveByCard', { body, requestId }),
    {
      stale: [...staleCounters, 'listOpenOffers'],
      onDone: (printed) => {
        setCard('');
        setAccount('own');
        setPressed(false);
        onPrinted(printed);
      },
    },
  );
  const isShort = card.replace(/[\s-]/g, '').length < shortest;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (offer === undefined || isShort || reserving.isPending) return;
    reserving.mutate({ card: card.trim(), offer, account });
  };
  const refused = (field: string) =>
    reserving.error instanceof Refused ? reserving.error.field(field) : undefined;
  const missing = (isMissing: boolean) =>
    pressed && isMissing ? t('counters.byCard.missing') : undefined;
  const label = (one: OpenOffer) =>
    [
      say(one.name),
      ...(one.slot ? [slotInWords(one.slot, now, language)] : []),
      say(one.counter),
      t('counters.byCard.left', { count: one.free }),
    ].join(' · ');
  if (offers.length === 0) return <p className={poolStyles.quiet}>{t('counters.byCard.none')}</p>;
  return (
    <form noValidate onSubmit={submit} className={poolStyles.card}>
      <Labelled
        label={t('counters.byCard.offer')}
        error={missing(offer === undefined) ?? refused('offer')}
      >
        {(id) => (
          <Select
            id={id}
            className={fieldStyles.full ?? ''}
            value={offer ?? null}
            showSearch={{ optionFilterProp: 'label' }}
            options={offers.map((one) => ({ value: one.id, label: label(one) }))}
            onChange={(value: string | null) => setOffer(value ?? undefined)}
          />
        )}
      </Labelled>
      <Labelled label={t('counters.byCard.account')} error={refused('account')}>
        {(id) => (
          <Select
            id={id}
            className={fieldStyles.full ?? ''}
            value={account}
            options={accounts.map((value) => ({
              value,
              label: t(`counters.byCard.accounts.${value}`),
            }))}
            onChange={setAccount}
          />
        )}
      </Labelled>
      <Field
        label={t('counters.byCard.card')}
        hint={t('counters.byCard.cardHint')}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        value={card}
        error={missing(isShort) ?? refused('card')}
        onChange={(event) => setCard(event.target.value)}
      />
      <Refusals error={reserving.error} />
      <div className={poolStyles.buttons}>
        <Button type="submit" busy={reserving.isPending}>
          {t('counters.byCard.send')}
        </Button>
      </div>
    </form>
  );
}
