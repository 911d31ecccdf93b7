import type { ReactNode } from 'react';
import stepStyles from '../split/step.module.css';
import styles from './staff.module.css';

interface FoldProps {
  title: string;
  lead: string;
  children: ReactNode;
}

/** A step that is taken seldom: its name, and what it does and asks for once it is opened. */
export function Fold({ title, lead, children }: FoldProps) {
  return (
    <details className={styles.fold}>
      <summary className={styles.summary}>{title}</summary>
      <div className={styles.inside}>
        <p className={stepStyles.lead}>{lead}</p>
        {children}
      </div>
    </details>
  );
}
