import { InputNumber } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Offer, rewardRoutes } from '../../contract/rewards.ts';
import type { BodyOf } from '../../contract/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import cardStyles from '../split/cards.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { staleCounters } from './use-counters.ts';

interface CorrectBatchProps {
  batch: Offer['batches'][number];
  how: 'counted' | 'lost';
  onDone: () => void;
}

/** What a stock-take found of a batch, or what was lost of it; what is reserved must be there. */
export function CorrectBatch({ batch, how, onDone }: CorrectBatchProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [pieces, setPieces] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const correcting = useStep(
    (body: BodyOf<typeof rewardRoutes.correctStock>, requestId) =>
      client.call('correctStock', { params: { id: batch.id }, body, requestId }),
    { stale: staleCounters, onDone },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (pieces === null || note.trim().length < 2 || correcting.isPending) return;
    correcting.mutate({ how, pieces, note: note.trim() });
  };
  const refused = (field: string) =>
    correcting.error instanceof Refused ? correcting.error.field(field) : undefined;
  const missing = (isMissing: boolean) =>
    pressed && isMissing ? t('counters.offers.missing') : undefined;
  return (
    <form
      noValidate
      onSubmit={submit}
      className={cardStyles.form}
      aria-label={`${t(`counters.shelf.${how}`)} ${batch.label}`}
    >
      <div className={cardStyles.pair}>
        <Labelled
          label={t(`counters.shelf.${how}Pieces`)}
          hint={t('counters.shelf.booked', { count: batch.onHand })}
          error={missing(pieces === null) ?? refused('pieces')}
        >
          {(id) => (
            <InputNumber
              id={id}
              className={fieldStyles.full ?? ''}
              min={how === 'lost' ? 1 : 0}
              max={1_000_000}
              precision={0}
              value={pieces}
              onChange={setPieces}
            />
          )}
        </Labelled>
        <Field
          label={t('counters.shelf.note')}
          placeholder={t(`counters.shelf.${how}Hint`)}
          maxLength={200}
          value={note}
          error={missing(note.trim().length < 2) ?? refused('note')}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <Refusals error={correcting.error} />
      <div className={cardStyles.buttons}>
        <Button type="submit" size="s" busy={correcting.isPending}>
          {t(`counters.shelf.${how}Send`)}
        </Button>
        <Button size="s" kind="quiet" onClick={onDone}>
          {t('rewards.form.close')}
        </Button>
      </div>
    </form>
  );
}
