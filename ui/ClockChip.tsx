import type { ReactNode } from 'react';
import styles from './ClockChip.module.css';
import { classes } from './classes.ts';
import { AlertIcon, CheckIcon, PauseIcon } from './icons.tsx';

/** soon: the last three hours. met: answered in time. */
export type ClockState = 'normal' | 'soon' | 'overdue' | 'paused' | 'met';

export interface ClockChipProps {
  state: ClockState;
  /** Share of the time that is left, 0–1; drawn for normal and soon. */
  left?: number | undefined;
  /** The words: 剩 23 时 59 分. */
  children: ReactNode;
}

/** A slice of a disc of radius 5 around (8, 8), clockwise from the top; a full turn would draw nothing. */
function slice(share: number): string {
  const turn = Math.min(Math.max(share, 0), 0.985) * 2 * Math.PI;
  const x = 8 + 5 * Math.sin(turn);
  const y = 8 - 5 * Math.cos(turn);
  return `M8 8V3A5 5 0 ${turn > Math.PI ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}z`;
}

function Pie({ left }: { left: number }) {
  return (
    <svg viewBox="0 0 16 16" className={styles.pie} aria-hidden="true" focusable="false">
      <circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d={slice(left)} fill="currentColor" />
    </svg>
  );
}

/** How long there is still time, as a pie and in words; late is solid and says so. */
export function ClockChip({ state, left = 1, children }: ClockChipProps) {
  return (
    <span className={classes(styles.chip, styles[state])}>
      {(state === 'normal' || state === 'soon') && <Pie left={left} />}
      {state === 'overdue' && <AlertIcon size={15} />}
      {state === 'paused' && <PauseIcon size={13} />}
      {state === 'met' && <CheckIcon size={15} />}
      <span>{children}</span>
    </span>
  );
}
