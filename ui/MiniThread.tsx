import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './MiniThread.module.css';

export interface MiniStep {
  key: string;
  state: 'done' | 'now' | 'ahead' | 'paused' | 'yours';
  title: ReactNode;
}

/** The case in one line: four steps, the present one in bold. */
export function MiniThread({ steps, label }: { steps: readonly MiniStep[]; label?: string }) {
  return (
    <ol className={styles.thread} aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.key}
          className={classes(styles.step, styles[step.state])}
          aria-current={step.state === 'done' || step.state === 'ahead' ? undefined : 'step'}
        >
          <span className={styles.dot} aria-hidden="true" />
          <span className={styles.title}>{step.title}</span>
        </li>
      ))}
    </ol>
  );
}
