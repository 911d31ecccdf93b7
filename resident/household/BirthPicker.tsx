import { useId } from 'react';
import { AlertIcon } from '../../ui/icons.tsx';
import { presentMs } from '../../ui/now.ts';
import { Picker } from '../frame/Picker.tsx';
import styles from './Household.module.css';
import { useFamilyTexts } from './use-family-texts.ts';

export interface Birth {
  year: number | null;
  month: number | null;
}

export interface BirthPickerProps {
  value: Birth;
  onChange: (birth: Birth) => void;
  /** How many years back the list goes. */
  years: number;
  error: string | undefined;
}

/** Year and month with the phone's own pickers; no day is asked for. */
export function BirthPicker({ value, onChange, years, error }: BirthPickerProps) {
  const f = useFamilyTexts();
  const errorId = useId();
  const now = new Date(presentMs()).getFullYear();
  const pick = (part: keyof Birth, numbers: readonly number[]) => ({
    empty: f('choose'),
    options: numbers.map((one) => ({ value: String(one), label: String(one) })),
    value: value[part] === null ? null : String(value[part]),
    onChange: (chosen: string | null) =>
      onChange({ ...value, [part]: chosen === null ? null : Number(chosen) }),
  });
  const back = Array.from({ length: years + 1 }, (_, place) => now - place);
  const months = Array.from({ length: 12 }, (_, place) => place + 1);
  return (
    <fieldset className={styles.birth} aria-describedby={error ? errorId : undefined}>
      <legend className={styles.legend}>{f('birth')}</legend>
      <div className={styles.pickers}>
        <Picker label={f('year')} {...pick('year', back)} />
        <Picker label={f('month')} {...pick('month', months)} />
      </div>
      {error !== undefined && (
        <p className={styles.error} id={errorId} role="alert">
          <AlertIcon size={16} />
          {error}
        </p>
      )}
    </fieldset>
  );
}
