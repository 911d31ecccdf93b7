import type { ReactNode } from 'react';
import { useId } from 'react';
import { classes } from './classes.ts';
import styles from './LampRating.module.css';

/** One to five. */
export type Lamps = 1 | 2 | 3 | 4 | 5;
const steps: readonly Lamps[] = [1, 2, 3, 4, 5];

export interface LampRatingProps {
  /** The question, shown above. */
  label: ReactNode;
  /** A word for each of the five, with its number: "4 盏 · 满意". */
  words: readonly [string, string, string, string, string];
  value: Lamps | undefined;
  onChange: (value: Lamps) => void;
}

function Lamp({ lit }: { lit: boolean }) {
  return (
    <svg
      viewBox="0 0 24 32"
      className={classes(styles.lamp, lit && styles.lit)}
      aria-hidden="true"
      focusable="false"
    >
      <path d="M12 1v4M5.5 5h13M12 27.5V31M8.5 24.5v3h7v-3" />
      <path className={styles.body} d="M6 9h12l4 7-4 8.5H6L2 16z" />
    </svg>
  );
}

/** Lamps in place of stars: a radio group, so arrow keys, a finger and a screen reader all work. */
export function LampRating({ label, words, value, onChange }: LampRatingProps) {
  const name = useId();
  return (
    <fieldset className={styles.rating}>
      <legend className={styles.legend}>
        <span className={styles.head}>
          <span>{label}</span>
          <span className={styles.word} aria-hidden="true">
            {value !== undefined && words[value - 1]}
          </span>
        </span>
      </legend>
      <div className={styles.lamps}>
        {steps.map((step) => (
          <label key={step} className={styles.choice}>
            <input
              type="radio"
              className={styles.radio}
              name={name}
              checked={value === step}
              onChange={() => onChange(step)}
            />
            <Lamp lit={value !== undefined && step <= value} />
            <span className="visually-hidden">{words[step - 1]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A rating that was given, small, with its word. */
export function LampRatingShown({ value, word }: { value: Lamps; word: string }) {
  return (
    <span className={styles.shown}>
      {steps.map((step) => (
        <Lamp key={step} lit={step <= value} />
      ))}
      <span className={styles.shownWord}>{word}</span>
    </span>
  );
}
