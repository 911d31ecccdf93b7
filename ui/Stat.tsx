import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './Stat.module.css';

export interface StatProps {
  label: ReactNode;
  /** Ready to show: "3,206". */
  figure: ReactNode;
  unit?: ReactNode;
  /** lantern only for a breach. */
  tone?: 'ink' | 'gold' | 'lantern' | undefined;
  size?: 'm' | 'l' | undefined;
  note?: ReactNode;
}

/** One figure with its name above: for the big screen and the heads of charts. */
export function Stat({ label, figure, unit, tone = 'ink', size = 'm', note }: StatProps) {
  return (
    <div className={styles.stat}>
      <div className={styles.label}>{label}</div>
      <div className={classes(styles.value, styles[tone], styles[size])}>
        <span className={styles.figure}>{figure}</span>
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      </div>
      {note !== undefined && <div className={styles.note}>{note}</div>}
    </div>
  );
}
