import { type FormEvent, useState } from 'react';
import type { WholeSettlement } from '../../contract/settlements.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { money } from '../pools/money.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import cardStyles from '../split/cards.module.css';
import openedStyles from '../split/OpenedPage.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { staleSettlements } from './use-settlements.ts';

/** Says that a settlement was paid: by somebody who neither opened it nor answered in it. */
export function MarkPaid({ one }: { one: WholeSettlement }) {
  const { t } = useWords();
  const me = useStaff();
  if (one.state !== 'settled') return null;
  if (one.mine || !mayCall(me, 'markSettlementPaid'))
    return (
      <p className={openedStyles.readOnly}>
        {t(one.mine ? 'settlements.pay.own' : 'settlements.pay.readOnly')}
      </p>
    );
  return <PayForm one={one} />;
}

function PayForm({ one }: { one: WholeSettlement }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [voucher, setVoucher] = useState('');
  const [pressed, setPressed] = useState(false);
  const params = { id: one.id };
  const paying = useStep(
    (body: { voucher: string }, requestId) =>
      client.call('markSettlementPaid', { params, body, requestId }),
    { stale: staleSettlements },
  );
  const missing = voucher.trim().length < 2;
  const refused = paying.error instanceof Refused ? paying.error.field('voucher') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !paying.isPending) paying.mutate({ voucher: voucher.trim() });
  };
  return (
    <section className={cardStyles.card} aria-labelledby="settlement-pay">
      <h2 id="settlement-pay" className={cardStyles.name}>
        {t('settlements.pay.heading', { amount: money(one.amountFen) })}
      </h2>
      <p className={cardStyles.quiet}>{t('settlements.pay.lead')}</p>
      <form noValidate onSubmit={submit} className={cardStyles.form}>
        <Field
          label={t('settlements.pay.voucher')}
          placeholder={t('settlements.pay.voucherHint')}
          maxLength={60}
          value={voucher}
          error={pressed && missing ? t('settlements.pay.missing') : refused}
          onChange={(event) => setVoucher(event.target.value)}
        />
        <Refusals error={paying.error} />
        <div className={cardStyles.buttons}>
          <Button type="submit" size="s" busy={paying.isPending}>
            {t('settlements.pay.send')}
          </Button>
        </div>
      </form>
    </section>
  );
}
