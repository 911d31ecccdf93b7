import { InputNumber, Select } from 'antd';
import { limitPeriods } from '../../../contract/rewards.ts';
import fieldStyles from '../../fields/fields.module.css';
import { Labelled } from '../../fields/Labelled.tsx';
import { useWords } from '../../language.ts';
import cardStyles from '../../split/cards.module.css';
import { AreaField } from './AreaField.tsx';
import type { Editing } from './editing.ts';
import { Part } from './Part.tsx';

/** Whose residents it is for, and how many each may have in a period. */
export function WhoFields({ draft, set, wrong }: Editing) {
  const { t } = useWords();
  return (
    <Part title={t('rewards.form.who')}>
      <AreaField
        label={t('rewards.form.area')}
        none={t('rewards.everywhere')}
        error={wrong('area')}
        area={draft.area}
        onChange={(area) => set({ area })}
      />
      <div className={cardStyles.pair}>
        <Labelled
          label={t('rewards.form.limitCount')}
          hint={t('rewards.form.limitHint')}
          error={wrong('limit')}
        >
          {(id) => (
            <InputNumber
              id={id}
              className={fieldStyles.full ?? ''}
              min={1}
              max={1_000}
              precision={0}
              value={draft.limitCount}
              onChange={(limitCount) => set({ limitCount })}
            />
          )}
        </Labelled>
        <Labelled label={t('rewards.form.limitPeriod')} error={undefined}>
          {(id) => (
            <Select
              id={id}
              className={fieldStyles.full ?? ''}
              disabled={draft.limitCount === null}
              value={draft.limitPeriod}
              options={limitPeriods.map((value) => ({
                value,
                label: t(`rewards.form.periods.${value}`),
              }))}
              onChange={(limitPeriod) => set({ limitPeriod })}
            />
          )}
        </Labelled>
      </div>
    </Part>
  );
}
