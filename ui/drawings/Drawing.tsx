import type { ReactNode } from 'react';
import styles from './Drawing.module.css';

/** One pine line of 2.2 with one lit spot; decoration beside a heading, so never read aloud. */
export function Drawing({
  width,
  height,
  children,
}: {
  width: number;
  height: number;
  children: ReactNode;
}) {
  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: `${width / 16}rem`, height: `${height / 16}rem` }}
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** The lit spot: a lamp, a window, a paper in the hand. */
export function Lit({ d }: { d: string }) {
  return <path className={styles.lit} d={d} />;
}
