import { InputNumber, Select } from 'antd';
import { Button } from '../../../ui/Button.tsx';
import { CloseIcon, PlusIcon } from '../../../ui/icons.tsx';
import fieldStyles from '../../fields/fields.module.css';
import { FieldError, Labelled } from '../../fields/Labelled.tsx';
import { useWords } from '../../language.ts';
import { usePools } from '../../pools/use-pools.ts';
import { type DraftTier, withTier } from '../reward-draft.ts';
import styles from '../rewards.module.css';
import type { Editing } from './editing.ts';
import { Part } from './Part.tsx';

const most = 1_000_000;
const mostTiers = 10;

/** What the counter is paid, what it costs from how many points ever earned, and who pays the difference. */
export function PriceFields({ draft, set, wrong }: Editing) {
  const { t } = useWords();
  const isFree = draft.kind === 'honour';
  return (
    <Part
      title={t('rewards.form.price')}
      lead={t(isFree ? 'rewards.form.priceHonour' : 'rewards.form.priceLead')}
    >
      {!isFree && (
        <Labelled
          label={t('rewards.form.value')}
          hint={t('rewards.form.valueHint')}
          error={wrong('value')}
        >
          {(id) => (
            <InputNumber
              id={id}
              className={fieldStyles.full ?? ''}
              min={0}
              max={most}
              precision={0}
              value={draft.value}
              onChange={(value) => set({ value })}
            />
          )}
        </Labelled>
      )}
      <Tiers draft={draft} set={set} wrong={wrong} />
      {!isFree && <PoolsField draft={draft} set={set} wrong={wrong} />}
    </Part>
  );
}

function Tiers({ draft, set, wrong }: Editing) {
  const { t } = useWords();
  const { tiers } = draft;
  const change = (place: number, part: Partial<DraftTier>) =>
    set({ tiers: tiers.map((tier, at) => (at === place ? { ...tier, ...part } : tier)) });
  return (
    <fieldset className={fieldStyles.group} data-field="prices">
      <legend>{t('rewards.form.tiers')}</legend>
      <ul className={styles.tiers}>
        {tiers.map((tier, place) => (
          <li key={tier.key} className={styles.tier}>
            <InputNumber
              aria-label={t('rewards.form.tierFrom', { number: place + 1 })}
              min={0}
              max={most}
              precision={0}
              value={tier.from}
              prefix={t('rewards.form.tierFromWord')}
              onChange={(from) => change(place, { from })}
            />
            {draft.kind !== 'honour' && (
              <InputNumber
                aria-label={t('rewards.form.tierPoints', { number: place + 1 })}
                min={0}
                max={most}
                precision={0}
                value={tier.points}
                prefix={t('rewards.form.tierPointsWord')}
                onChange={(points) => change(place, { points })}
              />
            )}
            {tiers.length > 1 && (
              <button
                type="button"
                className={styles.dropTier}
                aria-label={t('rewards.form.dropTier', { number: place + 1 })}
                onClick={() => set({ tiers: tiers.filter((_, at) => at !== place) })}
              >
                <CloseIcon size={16} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {draft.kind !== 'honour' && tiers.length < mostTiers && (
        <Button
          size="s"
          kind="quiet"
          icon={<PlusIcon size={16} />}
          onClick={() => set({ tiers: withTier(tiers) })}
        >
          {t('rewards.form.addTier')}
        </Button>
      )}
      <FieldError>{wrong('prices')}</FieldError>
    </fieldset>
  );
}

function PoolsField({ draft, set, wrong }: Editing) {
  const { t, say } = useWords();
  const pools = usePools();
  return (
    <Labelled
      label={t('rewards.form.pools')}
      hint={t('rewards.form.poolsHint')}
      error={wrong('pools')}
    >
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          className={fieldStyles.full ?? ''}
          loading={pools.isPending}
          maxCount={5}
          value={[...draft.pools]}
          placeholder={t('rewards.form.noPools')}
          options={
            pools.data?.pools.map(({ code, name }) => ({ value: code, label: say(name) })) ?? []
          }
          onChange={(chosen: string[]) => set({ pools: chosen })}
        />
      )}
    </Labelled>
  );
}
