import type { ReactNode } from 'react';
import styles from './ChoiceChips.module.css';
import { classes } from './classes.ts';

export interface Choice<V extends string> {
  value: V;
  label: ReactNode;
  /** How many there are, after the word. */
  count?: number | undefined;
}

export interface ChoiceChipsProps<V extends string> {
  /** What is being chosen: aloud, and above the pills where `labelShown` says so. */
  label: string;
  /** In a form, where no heading asks it. */
  labelShown?: boolean | undefined;
  choices: readonly Choice<V>[];
  value: V | undefined;
  onChange: (value: V) => void;
  /** One row that slides sideways, or as many rows as needed. */
  wrap?: boolean | undefined;
}

/** Pills that filter a list; the chosen one is solid and pressed. */
export function ChoiceChips<V extends string>(props: ChoiceChipsProps<V>) {
  const { label, labelShown = false, choices, value, onChange, wrap = false } = props;
  return (
    <fieldset className={styles.group} aria-label={labelShown ? undefined : label}>
      {labelShown && <legend className={styles.label}>{label}</legend>}
      <div className={classes(styles.chips, wrap && styles.wrap)}>
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            className={styles.chip}
            aria-pressed={choice.value === value}
            onClick={() => onChange(choice.value)}
          >
            {choice.label}
            {choice.count !== undefined && <span className={styles.count}>{choice.count}</span>}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
