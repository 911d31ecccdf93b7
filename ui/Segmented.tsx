import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './Segmented.module.css';

export interface SegmentedProps<V extends string> {
  label: ReactNode;
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean | undefined;
  choices: readonly { value: V; label: ReactNode }[];
  value: V;
  onChange: (value: V) => void;
}

/** Two to four settings of which one holds: a radio group drawn as one bar. */
export function Segmented<V extends string>(props: SegmentedProps<V>) {
  const { label, labelHidden, choices, value, onChange } = props;
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={labelHidden ? 'visually-hidden' : styles.legend}>{label}</legend>
      <div className={styles.bar}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.choice}>
            <input
              type="radio"
              className={styles.radio}
              name={name}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span className={styles.word}>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
