import { InputNumber, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Reward } from '../../contract/rewards.ts';
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
import { instantOf } from './reward-draft.ts';
import { staleCounters } from './use-counters.ts';
import { useCatalogue } from './use-rewards.ts';

interface Wanted {
  reward: string;
  slot: { startsAt: string; endsAt: string } | null;
  seats: number | null;
}

/** A shelf for a reward, or a slot with its seats. */
export function NewOffer({ counter, onDone }: { counter: string; onDone: () => void }) {
  const { t } = useWords();
  const [how, setHow] = useState<'shelf' | 'slot'>('shelf');
  const [reward, setReward] = useState<string>();
  const [typed, setTyped] = useState({ starts: '', ends: '' });
  const [seats, setSeats] = useState<number | null>(null);
  const [pressed, setPressed] = useState(false);
  const opening = useOpening(counter, onDone);
  const [startsAt, endsAt] = [instantOf(typed.starts), instantOf(typed.ends)];
  const isSlot = how === 'slot';
  const slot = startsAt !== null && endsAt !== null ? { startsAt, endsAt } : null;
  const isComplete = reward !== undefined && (!isSlot || (slot !== null && seats !== null));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!isComplete || opening.isPending) return;
    opening.mutate({ reward, slot: isSlot ? slot : null, seats: isSlot ? seats : null });
  };
  const refused = (field: string) =>
    opening.error instanceof Refused ? opening.error.field(field) : undefined;
  const missing = (what: unknown) =>
    pressed && (what === undefined || what === null) ? t('counters.offers.missing') : undefined;
  return (
    <form
      noValidate
      onSubmit={submit}
      className={cardStyles.form}
      aria-label={t('counters.offers.add')}
    >
      <Segmented
        label={t('counters.offers.how')}
        value={how}
        onChange={setHow}
        choices={(['shelf', 'slot'] as const).map((value) => ({
          value,
          label: t(`counters.offers.${value}`),
        }))}
      />
      <RewardField
        reward={reward}
        error={missing(reward) ?? refused('reward')}
        onChange={setReward}
      />
      {isSlot && (
        <div className={cardStyles.pair}>
          {(['starts', 'ends'] as const).map((name) => (
            <Field
              key={name}
              type="datetime-local"
              label={t(`counters.offers.${name}`)}
              value={typed[name]}
              error={missing(instantOf(typed[name])) ?? refused('slot')}
              onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
            />
          ))}
          <Labelled label={t('counters.offers.seats')} error={missing(seats)}>
            {(id) => (
              <InputNumber
                id={id}
                className={fieldStyles.full ?? ''}
                min={1}
                max={10_000}
                precision={0}
                value={seats}
                onChange={setSeats}
              />
            )}
          </Labelled>
        </div>
      )}
      <Refusals error={opening.error} />
      <div className={cardStyles.buttons}>
        <Button type="submit" size="s" busy={opening.isPending}>
          {t('counters.offers.open')}
        </Button>
        <Button size="s" kind="quiet" onClick={onDone}>
          {t('rewards.form.close')}
        </Button>
      </div>
    </form>
  );
}

/** Opens the offer, and the seats of a slot with it; pressed again after a lost answer, each counts once. */
function useOpening(counter: string, onDone: () => void) {
  const { t } = useWords();
  const { client } = useCounty();
  return useStep(
    async ({ reward, slot, seats }: Wanted, requestId) => {
      const params = { id: counter };
      const offer = await client.call('openOffer', { params, body: { reward, slot }, requestId });
      if (seats === null) return offer;
      const label = t('counters.offers.seatsLabel');
      const body = { label, pieces: seats, bestBefore: null, suppliedBy: 'merchant' as const };
      return client.call('receiveStock', {
        params: { id: offer.id },
        body,
        requestId: `${requestId}-seats`,
      });
    },
    { stale: staleCounters, onDone },
  );
}

interface RewardFieldProps {
  reward: string | undefined;
  error: string | undefined;
  onChange: (reward: string) => void;
}

function RewardField({ reward, error, onChange }: RewardFieldProps) {
  const { t, say } = useWords();
  const { pages, rewards } = useCatalogue('listed');
  const label = (one: Reward) => `${say(one.name)} · ${t(`rewards.kinds.${one.kind}`)}`;
  return (
    <Labelled label={t('counters.offers.reward')} error={error}>
      {(id) => (
        <Select
          id={id}
          className={fieldStyles.full ?? ''}
          loading={pages.isFetching}
          value={reward ?? null}
          showSearch={{ optionFilterProp: 'label' }}
          options={rewards.map((one) => ({ value: one.id, label: label(one) }))}
          onPopupScroll={() => {
            if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
          }}
          onChange={(value: string | null) => {
            if (value !== null) onChange(value);
          }}
        />
      )}
    </Labelled>
  );
}
