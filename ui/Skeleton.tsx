import type { ReactNode } from 'react';
import styles from './Skeleton.module.css';

export interface SkeletonProps {
  /** What is being fetched, shown below and read aloud. */
  label: ReactNode;
  /** Rows of a list. */
  rows?: number | undefined;
  /** A big figure stands above the list. */
  figure?: boolean | undefined;
}

/** The bones of the page to come, so that nothing jumps when it does. */
export function Skeleton({ label, rows = 3, figure = false }: SkeletonProps) {
  return (
    <div role="status">
      <div aria-hidden="true">
        {figure && (
          <>
            <span className={styles.bone} style={{ width: '18%' }} />
            <span className={styles.figure} />
            <span className={styles.bone} />
          </>
        )}
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bones are alike
          <div key={row} className={styles.row}>
            <span className={styles.square} />
            <span className={styles.lines}>
              <span className={styles.bone} style={{ width: '70%' }} />
              <span className={styles.thin} style={{ width: '90%' }} />
            </span>
          </div>
        ))}
      </div>
      <p className={styles.label}>{label}</p>
    </div>
  );
}
