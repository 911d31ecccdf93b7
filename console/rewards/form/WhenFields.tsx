import { InputNumber, Select } from 'antd';
import { ageGroups } from '../../../contract/rehearsals.ts';
import { Field } from '../../../ui/Field.tsx';
import fieldStyles from '../../fields/fields.module.css';
import { FieldError, Labelled } from '../../fields/Labelled.tsx';
import { useWords } from '../../language.ts';
import cardStyles from '../../split/cards.module.css';
import { AreaField } from './AreaField.tsx';
import type { Editing } from './editing.ts';
import { Part } from './Part.tsx';

const days = Array.from({ length: 31 }, (_, place) => place + 1);

/** From when to when, on which days of the month, and who comes first. */
export function WhenFields(editing: Editing) {
  const { draft, set, wrong } = editing;
  const { t } = useWords();
  return (
    <Part title={t('rewards.form.when')}>
      <div className={cardStyles.pair}>
        {(['opens', 'closes'] as const).map((name) => (
          <Field
            key={name}
            type="datetime-local"
            label={t(`rewards.form.${name}`)}
            hint={t(`rewards.form.${name}Hint`)}
            value={draft[name]}
            error={wrong(`${name}At`)}
            onChange={(event) => set({ [name]: event.target.value })}
          />
        ))}
      </div>
      <Labelled
        label={t('rewards.form.monthDays')}
        hint={t('rewards.form.monthDaysHint')}
        error={wrong('monthDays')}
      >
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            className={fieldStyles.full ?? ''}
            value={[...draft.monthDays]}
            placeholder={t('rewards.terms.everyDay')}
            options={days.map((day) => ({
              value: day,
              label: t('rewards.form.monthDay', { day }),
            }))}
            onChange={(monthDays: number[]) => set({ monthDays })}
          />
        )}
      </Labelled>
      <First {...editing} />
    </Part>
  );
}

/** Groups of which one is enough; the days decide whether anybody comes first at all. */
function First({ draft, set, wrong }: Editing) {
  const { t } = useWords();
  return (
    <fieldset className={fieldStyles.group} data-field="early">
      <legend>{t('rewards.form.early')}</legend>
      <p className={cardStyles.quiet}>{t('rewards.form.earlyLead')}</p>
      <div className={cardStyles.pair}>
        <Labelled label={t('rewards.form.earlyDays')} error={undefined}>
          {(id) => (
            <InputNumber
              id={id}
              className={fieldStyles.full ?? ''}
              min={1}
              max={30}
              precision={0}
              placeholder={t('rewards.form.nobodyFirst')}
              value={draft.earlyDays}
              onChange={(earlyDays) => set({ earlyDays })}
            />
          )}
        </Labelled>
        <Labelled
          label={t('rewards.form.earlyAges')}
          hint={t('rewards.form.earlyAgesHint')}
          error={undefined}
        >
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              className={fieldStyles.full ?? ''}
              disabled={draft.earlyDays === null}
              value={[...draft.earlyAges]}
              options={ageGroups.map((value) => ({ value, label: t(`rewards.ages.${value}`) }))}
              onChange={(earlyAges: (typeof ageGroups)[number][]) => set({ earlyAges })}
            />
          )}
        </Labelled>
        <AreaField
          label={t('rewards.form.earlyArea')}
          none={t('rewards.form.noEarlyArea')}
          error={undefined}
          area={draft.earlyArea}
          onChange={(earlyArea) => set({ earlyArea })}
        />
        <Labelled label={t('rewards.form.earlyEarned')} error={undefined}>
          {(id) => (
            <InputNumber
              id={id}
              className={fieldStyles.full ?? ''}
              disabled={draft.earlyDays === null}
              min={1}
              max={1_000_000}
              precision={0}
              value={draft.earlyEarned}
              onChange={(earlyEarned) => set({ earlyEarned })}
            />
          )}
        </Labelled>
      </div>
      <FieldError>{wrong('early')}</FieldError>
    </fieldset>
  );
}
