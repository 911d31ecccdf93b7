import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  /** One of ui/drawings. */
  drawing: ReactNode;
  title: ReactNode;
  line?: ReactNode;
  /** One action. */
  action?: ReactNode;
  /** A small remark below the action. */
  remark?: ReactNode;
  /** 1 where the state is the whole page. */
  level?: 1 | 2 | 3 | undefined;
}

/** Nothing here, or not for you: a drawing, a heading, a line, one thing to do. */
export function EmptyState({ drawing, title, line, action, remark, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={styles.state}>
      <div className={styles.drawing}>{drawing}</div>
      <Heading className={styles.title}>{title}</Heading>
      {line !== undefined && <p className={styles.line}>{line}</p>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
      {remark !== undefined && <p className={styles.remark}>{remark}</p>}
    </div>
  );
}
