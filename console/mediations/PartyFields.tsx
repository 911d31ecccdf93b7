import { Select } from 'antd';
import { classes } from '../../ui/classes.ts';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import poolStyles from '../pools/pools.module.css';
import { AreaField } from '../rewards/form/AreaField.tsx';
import type { PartyFilled } from './filled.ts';
import styles from './mediations.module.css';

interface PartyFieldsProps {
  legend: string;
  party: PartyFilled;
  wrong: (field: keyof PartyFilled) => string | undefined;
  onChange: (part: Partial<PartyFilled>) => void;
}

/** What the official form asks of one party; all but the name may be left open. */
export function PartyFields({ legend, party, wrong, onChange }: PartyFieldsProps) {
  const { t } = useWords();
  const text = (field: Exclude<keyof PartyFilled, 'sex' | 'phone' | 'home'>, maxLength: number) => (
    <Field
      label={t(`mediations.open.${field}`)}
      maxLength={maxLength}
      value={party[field]}
      error={wrong(field)}
      {...(field === 'age' ? { inputMode: 'numeric' as const } : {})}
      {...(field === 'employer' ? { hint: t('mediations.open.employerHint') } : {})}
      onChange={(event) => onChange({ [field]: event.target.value })}
    />
  );
  return (
    <fieldset className={styles.asked}>
      <legend className={poolStyles.name}>{legend}</legend>
      <div className={classes(poolStyles.pair, styles.level)}>
        {text('name', 40)}
        <Field
          type="tel"
          inputMode="numeric"
          label={t('mediations.open.phone')}
          hint={t('mediations.open.phoneHint')}
          maxLength={11}
          value={party.phone}
          error={wrong('phone')}
          onChange={(event) => onChange({ phone: event.target.value })}
        />
      </div>
      {party.phone.trim() === '' && (
        <AreaField
          label={t('mediations.open.home')}
          hint={t('mediations.open.homeHint')}
          none={t('mediations.open.homeNone')}
          error={wrong('home')}
          area={party.home}
          onChange={(home) => onChange({ home })}
        />
      )}
      <div className={classes(styles.triple, styles.level)}>
        <Labelled label={t('mediations.open.sex')} error={undefined}>
          {(id) => (
            <Select
              id={id}
              className={fieldStyles.full ?? ''}
              value={party.sex}
              options={[
                { value: '', label: t('mediations.open.unsaid') },
                { value: 'male', label: t('mediations.sexes.male') },
                { value: 'female', label: t('mediations.sexes.female') },
              ]}
              onChange={(sex: PartyFilled['sex']) => onChange({ sex })}
            />
          )}
        </Labelled>
        {text('ethnicity', 20)}
        {text('age', 3)}
        {text('occupation', 40)}
      </div>
      <div className={classes(poolStyles.pair, styles.level)}>
        {text('employer', 80)}
        {text('address', 120)}
      </div>
    </fieldset>
  );
}
