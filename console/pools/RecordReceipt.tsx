import { InputNumber } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Pledge } from '../../contract/pools.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import cardStyles from '../split/cards.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { fenOf, money } from './money.ts';
import { stalePools } from './use-pools.ts';

interface RecordReceiptProps {
  pledge: Pledge;
  largePoints: number;
}

/** Confirms what has come of a pledge: cover now, or after a second signature where it is a large sum. */
export function RecordReceipt({ pledge, largePoints }: RecordReceiptProps) {
  const { t } = useWords();
  const [writing, setWriting] = useState(false);
  if (!writing)
    return (
      <Button size="s" kind="outline" onClick={() => setWriting(true)}>
        {t('pools.receipt.begin')}
      </Button>
    );
  const close = () => setWriting(false);
  return <ReceiptForm pledge={pledge} largePoints={largePoints} onDone={close} />;
}

function ReceiptForm({ pledge, largePoints, onDone }: RecordReceiptProps & { onDone: () => void }) {
  const { t } = useWords();
  const { client } = useCounty();
  const waiting = pledge.receipts.filter(({ state }) => state === 'asked');
  const claimed = waiting.reduce((sum, { amountFen }) => sum + amountFen, pledge.receivedFen);
  const restFen = pledge.amountFen - claimed;
  const [amount, setAmount] = useState<number | null>(restFen / 100);
  const [voucher, setVoucher] = useState('');
  const [pressed, setPressed] = useState(false);
  const params = { id: pledge.id };
  const recording = useStep(
    (body: { amountFen: number; voucher: string }, requestId) =>
      client.call('recordReceipt', { params, body, requestId }),
    { stale: stalePools, onDone },
  );
  const refused = (field: string) =>
    recording.error instanceof Refused ? recording.error.field(field) : undefined;
  const fen = fenOf(amount);
  const badVoucher = voucher.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (fen === undefined || badVoucher || recording.isPending) return;
    recording.mutate({ amountFen: fen, voucher: voucher.trim() });
  };
  return (
    <form
      noValidate
      onSubmit={submit}
      className={cardStyles.form}
      aria-label={t('pools.receipt.heading')}
    >
      <p className={cardStyles.quiet}>
        {t('pools.receipt.lead', { points: pointsText(largePoints) })}
      </p>
      <div className={cardStyles.pair}>
        <Labelled
          label={t('pools.receipt.amount')}
          hint={t('pools.receipt.rest', { amount: money(restFen) })}
          error={
            pressed && fen === undefined ? t('pools.pledge.wrongAmount') : refused('amountFen')
          }
        >
          {(id) => (
            <InputNumber
              id={id}
              className={fieldStyles.full ?? ''}
              min={0}
              precision={2}
              value={amount}
              onChange={setAmount}
            />
          )}
        </Labelled>
        <Field
          label={t('pools.receipt.voucher')}
          placeholder={t('pools.receipt.voucherHint')}
          maxLength={60}
          value={voucher}
          error={pressed && badVoucher ? t('pools.receipt.missingVoucher') : refused('voucher')}
          onChange={(event) => setVoucher(event.target.value)}
        />
      </div>
      <Refusals error={recording.error} />
      <div className={cardStyles.buttons}>
        <Button type="submit" size="s" busy={recording.isPending}>
          {t('pools.receipt.send')}
        </Button>
        <Button size="s" kind="quiet" onClick={onDone}>
          {t('pools.receipt.close')}
        </Button>
      </div>
    </form>
  );
}
