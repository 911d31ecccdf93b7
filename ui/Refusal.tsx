import type { ReactNode } from 'react';
import styles from './Refusal.module.css';

export interface RefusalProps {
  /** Line one: why not, as a sentence. */
  why: ReactNode;
  /** Line two: what to do now. */
  whatToDo?: ReactNode;
  /** Buttons that do it. */
  children?: ReactNode;
  /** A remark that stands on the page from the start is not announced. */
  still?: boolean | undefined;
}

/** A "no" that helps: the reason, the way out, and the buttons for it. */
export function Refusal({ why, whatToDo, children, still = false }: RefusalProps) {
  return (
    <div>
      <div className={styles.refusal} role={still ? undefined : 'alert'}>
        <p className={styles.why}>{why}</p>
        {whatToDo !== undefined && <p className={styles.whatToDo}>{whatToDo}</p>}
      </div>
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
