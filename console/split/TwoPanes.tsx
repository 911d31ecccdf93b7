import type { ReactNode } from 'react';
import styles from './TwoPanes.module.css';

interface TwoPanesProps {
  list: ReactNode;
  /** Whether one of the list is chosen: a narrow window shows it alone, or else the list alone. */
  isOpen: boolean;
  /** What is chosen, or the request to choose. */
  children: ReactNode;
}

/** A list on the left, one of it on the right. */
export const TwoPanes = ({ list, isOpen, children }: TwoPanesProps) => (
  <div className={styles.panes} data-open={isOpen}>
    <div className={styles.list}>{list}</div>
    <div className={styles.one}>{children}</div>
  </div>
);
