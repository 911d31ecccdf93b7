import { InputNumber } from 'antd';
import { type FormEvent, useState } from 'react';
import type { rewardRoutes } from '../../contract/rewards.ts';
import type { BodyOf } from '../../contract/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import cardStyles from '../split/cards.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { staleCounters } from './use-counters.ts';

type Received = BodyOf<typeof rewardRoutes.receiveStock>;

interface ReceiveBatchProps {
  offer: string;
  isSlot: boolean;
  onDone: () => void;
}

/** A batch that came in, or more seats of a slot. */
export function ReceiveBatch({ offer, isSlot, onDone }: ReceiveBatchProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [label, setLabel] = useState(isSlot ? t('counters.offers.seatsLabel') : '');
  const [pieces, setPieces] = useState<number | null>(null);
  const [bestBefore, setBestBefore] = useState('');
  const [suppliedBy, setSuppliedBy] = useState<Received['suppliedBy']>('merchant');
  const [pressed, setPressed] = useState(false);
  const receiving = useStep(
    (body: Received, requestId) =>
      client.call('receiveStock', { params: { id: offer }, body, requestId }),
    { stale: staleCounters, onDone },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (pieces === null || label.trim() === '' || receiving.isPending) return;
    const day = bestBefore === '' ? null : bestBefore;
    receiving.mutate({ label: label.trim(), pieces, bestBefore: day, suppliedBy });
  };
  const refused = (field: string) =>
    receiving.error instanceof Refused ? receiving.error.field(field) : undefined;
  const missing = (isMissing: boolean) =>
    pressed && isMissing ? t('counters.offers.missing') : undefined;
  return (
    <form
      noValidate
      onSubmit={submit}
      className={cardStyles.form}
      aria-label={t(isSlot ? 'counters.seats.more' : 'counters.shelf.receive')}
    >
      <div className={cardStyles.pair}>
        <Labelled
          label={t(isSlot ? 'counters.offers.seats' : 'counters.shelf.howMany')}
          error={missing(pieces === null) ?? refused('pieces')}
        >
          {(id) => (
            <InputNumber
              id={id}
              className={fieldStyles.full ?? ''}
              min={1}
              max={1_000_000}
              precision={0}
              value={pieces}
              onChange={setPieces}
            />
          )}
        </Labelled>
        {!isSlot && (
          <>
            <Field
              label={t('counters.shelf.label')}
              placeholder={t('counters.shelf.labelHint')}
              maxLength={40}
              value={label}
              error={missing(label.trim() === '') ?? refused('label')}
              onChange={(event) => setLabel(event.target.value)}
            />
            <Field
              type="date"
              label={t('counters.shelf.bestBeforeField')}
              hint={t('counters.shelf.bestBeforeHint')}
              value={bestBefore}
              error={refused('bestBefore')}
              onChange={(event) => setBestBefore(event.target.value)}
            />
          </>
        )}
      </div>
      {!isSlot && (
        <Segmented
          label={t('counters.shelf.suppliedBy')}
          value={suppliedBy}
          onChange={setSuppliedBy}
          choices={(['merchant', 'pool'] as const).map((value) => ({
            value,
            label: t(`counters.shelf.suppliers.${value}`),
          }))}
        />
      )}
      <Refusals error={receiving.error} />
      <div className={cardStyles.buttons}>
        <Button type="submit" size="s" busy={receiving.isPending}>
          {t('counters.shelf.send')}
        </Button>
        <Button size="s" kind="quiet" onClick={onDone}>
          {t('rewards.form.close')}
        </Button>
      </div>
    </form>
  );
}
